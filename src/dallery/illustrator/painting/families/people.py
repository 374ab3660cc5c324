"""People: who they are in one table, and which way of being painted their pose asks for."""

from __future__ import annotations

from dataclasses import replace

from ...scene import Colour
from ..brush import mix
from ..easel import Easel, Painter
from . import figure
from .figure import Person
from .heads import Features, Tones

_SKINS: dict[str, tuple[Colour, ...]] = {
    "": ((255, 220, 190), (244, 196, 160), (226, 172, 130), (186, 132, 96), (148, 102, 76)),
    "dark": ((150, 104, 76), (130, 88, 66)), "pale": ((255, 230, 208), (255, 222, 198)),
    "tan": ((214, 158, 114), (196, 138, 98)),
}  # fmt: skip
_HAIRS: dict[str, Colour] = {
    "blond": (240, 204, 116), "redhead": (206, 96, 48), "blackhair": (46, 38, 48), "brownhair": (122, 78, 52),
    "whitehair": (228, 228, 234), "pinkhair": (244, 140, 180), "bluehair": (86, 132, 214), "greenhair": (104, 178, 120),
}  # fmt: skip
_USUAL: tuple[Colour, ...] = ((58, 42, 42), (96, 62, 46), (140, 88, 52), (42, 36, 48), (178, 116, 62))
_CLOTHES: tuple[Colour, ...] = ((222, 92, 88), (84, 138, 196), (240, 178, 82), (112, 170, 128), (166, 118, 196))
_DARK = 480  # the sum of a skin's channels, below which night would hide a face
_GREY: Colour = (226, 226, 232)


def _she(hair: str, **more: object) -> Features:
    return Features(hair, lashes=True, **more)  # type: ignore[arg-type]


FOLK = {
    "woman": Person(_she("long"), "short"), "man": Person(Features("short")),
    "girl": Person(Features("braids"), "short", head=1.22), "boy": Person(Features("tousled"), head=1.22),
    "baby": Person(Features("wisp", baby=True), head=1.5, clothes=(250, 220, 150), trousers=(250, 220, 150)),
    "grandmother": Person(Features("bun", old=True), "long", "cardigan", True, clothes=(172, 108, 150)),
    "grandfather": Person(Features("bald", "moustache", old=True), "", "cardigan", True, clothes=(104, 128, 116),
        trousers=(112, 98, 92)),
    "astronaut": Person(Features("short", hat="space"), "", "space", head=1.2, clothes=(240, 243, 248)),
    "wizard": Person(Features("bald", "long", "wizard", old=True), "long", "stars", True, clothes=(88, 80, 176)),
    "witch": Person(_she("wavy", hat="witch"), "long", "sash", clothes=(86, 70, 116), hair=(206, 110, 60)),
    "king": Person(Features("short", "full", "crown"), "", "royal", clothes=(186, 52, 66), cape=(150, 36, 56),
        trousers=(120, 50, 80)),
    "queen": Person(_she("bun", hat="crown"), "bell", "royal", clothes=(128, 66, 150), cape=(170, 44, 66)),
    "prince": Person(Features("short", hat="crown"), "", "royal", clothes=(74, 116, 190), cape=(60, 80, 150)),
    "princess": Person(_she("long", hat="tiara"), "bell", "sash", clothes=(246, 150, 190)),
    "chef": Person(Features("short", "moustache", "chef"), "", "chef", clothes=(248, 248, 250)),
    "doctor": Person(Features("short"), "", "doctor", clothes=(248, 250, 252), trousers=(112, 150, 176)),
    "nurse": Person(_she("bun", hat="nurse"), "short", "doctor", clothes=(214, 236, 244)),
    "firefighter": Person(Features("short", hat="fire"), "", "stripes", clothes=(70, 72, 88), trousers=(70, 72, 88)),
    "police": Person(Features("short", hat="cap"), "", "badge", clothes=(74, 102, 164), trousers=(44, 58, 100)),
    "teacher": Person(_she("bob"), "short", "cardigan", clothes=(96, 140, 120)),
    "farmer": Person(Features("short", "goatee", "straw"), "", "overalls", clothes=(206, 84, 70),
        trousers=(84, 116, 176)),
    "knight": Person(Features("hidden", hat="knight"), "", "armour", clothes=(168, 176, 192), trousers=(120, 126, 144)),
    "ninja": Person(Features("hidden", hat="ninja"), "", "belted", clothes=(58, 58, 76), trousers=(52, 52, 68)),
    "samurai": Person(Features("topknot"), "long", "belted", clothes=(84, 70, 110)),
    "pirate": Person(Features("long", "goatee", "pirate"), "", "vest", clothes=(244, 240, 230), trousers=(92, 70, 72)),
    "artist": Person(Features("wavy", hat="beret"), "", "smock", clothes=(106, 130, 186)),
    "musician": Person(Features("tousled"), "", "suit", clothes=(60, 60, 84), trousers=(52, 52, 70)),
    "singer": Person(_she("wavy"), "long", "sash", clothes=(206, 62, 92)),
    "ballerina": Person(_she("bun"), "tutu", "sash", clothes=(250, 176, 200)),
    "student": Person(Features("short"), "", "pupil", clothes=(66, 84, 136), head=1.1),
    "graduate": Person(Features("short", hat="graduate"), "long", "robe", clothes=(56, 58, 86)),
    "scientist": Person(Features("curly"), "", "doctor", clothes=(250, 250, 252), trousers=(92, 96, 116)),
    "pilot": Person(Features("short", hat="captain"), "", "badge", clothes=(52, 66, 112), trousers=(44, 54, 92)),
    "captain": Person(Features("short", "full", "captain", old=True), "", "sailor", True, clothes=(58, 76, 130)),
    "sailor": Person(Features("short", hat="captain"), "", "sailor", clothes=(248, 248, 252), trousers=(60, 84, 150)),
    "soldier": Person(Features("short", hat="hard"), "", "badge", clothes=(112, 128, 88), trousers=(100, 114, 78)),
    "cowboy": Person(Features("short", hat="cowboy"), "", "vest", clothes=(206, 112, 72), trousers=(86, 108, 156)),
    "clown": Person(Features("curly", hat="jester"), "", "dots", clothes=(250, 206, 96), trousers=(236, 110, 120),
        hair=(236, 90, 70)),
    "detective": Person(Features("short", hat="detective"), "", "suit", clothes=(176, 146, 108), trousers=(86, 76, 76)),
    "builder": Person(Features("short", hat="hard"), "", "work", clothes=(240, 136, 60), trousers=(84, 104, 150)),
    "hanbok": Person(_she("bun"), "bell", "hanbok", clothes=(222, 76, 110), hair=(44, 36, 44)),
    "scholar": Person(Features("topknot", "goatee", "gat"), "long", "hanbok", clothes=(150, 190, 206),
        hair=(40, 34, 42)),
    "monk": Person(Features("none"), "long", "robe", clothes=(216, 132, 60)),
    "bride": Person(_she("bun", hat="veil"), "bell", "sash", clothes=(254, 252, 248)),
    "groom": Person(Features("short"), "", "suit", clothes=(48, 48, 62), trousers=(44, 44, 56)),
    "santa": Person(Features("bald", "long", "santa", old=True), "", "santa", True, clothes=(206, 48, 50),
        trousers=(206, 48, 50)),
    "elf": Person(Features("short", hat="elf"), "short", "belted", head=1.15, clothes=(96, 170, 96)),
    "viking": Person(Features("long", "full", "viking"), "", "vest", clothes=(150, 112, 76), hair=(214, 150, 76)),
    "superhero": Person(Features("short", hat="hero"), "", "hero", clothes=(58, 104, 206), trousers=(58, 104, 206),
        cape=(214, 54, 58)),
    "player": Person(Features("short", hat="sporty"), "", "number", clothes=(214, 62, 66), trousers=(250, 250, 252)),
    "gardener": Person(_she("ponytail", hat="straw"), "", "overalls", clothes=(236, 196, 100), trousers=(84, 116, 176)),
    "waiter": Person(Features("short"), "", "apron", clothes=(52, 52, 70), trousers=(48, 48, 64)),
    "fairygirl": Person(_she("wavy"), "short", "stars", head=1.15, clothes=(170, 214, 140)),
    "explorer": Person(Features("short", hat="detective"), "", "vest", clothes=(206, 182, 130),
        trousers=(150, 124, 88)),
    "aviator": Person(Features("short", hat="aviator"), "", "vest", clothes=(150, 104, 70), trousers=(110, 96, 84)),
    "teen": Person(Features("tousled"), "", "number", head=1.08, clothes=(110, 120, 206)),
}  # fmt: skip


def _tones(easel: Easel, person: Person) -> Tones:
    traits = easel.look.traits
    hair = person.hair or (_GREY if person.grey else easel.rng.choice(_USUAL))
    hair = next((_HAIRS[trait] for trait in traits if trait in _HAIRS), hair)
    cloth = easel.look.colour or person.clothes or easel.rng.choice(_CLOTHES)
    kind = next((trait for trait in traits if trait in _SKINS), "")
    skins = _SKINS[kind]
    skin = easel.rng.choice(skins[:4] if person.grey else skins)
    if easel.light.night and sum(skin) < _DARK:  # the blue of the hour would take eyes and mouth with it
        skin = mix(skin, (240, 180, 140), 0.46)
        hair = mix(hair, (96, 84, 110), 0.3)
    return Tones(skin, hair, cloth)


def _dressed(easel: Easel, person: Person) -> Person:
    """The person with what the prompt says of hair, beard, age and dress."""
    traits, features = easel.look.traits, person.features
    style: str | None = next((t for t in ("curly", "ponytail", "bob", "bald", "braids", "bun", "wavy") if t in traits),
        None)
    if "longhair" in traits:
        style = "long"
    if style is None and any(trait in _HAIRS for trait in traits) and features.hair in ("hidden", "none"):
        style = "short"
    beard = "full" if "bearded" in traits else "moustache" if "moustache" in traits else features.beard
    features = replace(features, hair=style or features.hair, beard=beard, freckles="freckled" in traits)
    worn = easel.pose.wearing
    if "hanbokdress" in worn:
        skirt = "bell" if person.skirt or features.lashes else ""
        return replace(person, features=features, outfit="hanbok", skirt=skirt or person.skirt)
    if "trousers" in worn:
        person = replace(person, skirt="", trousers=easel.pose.dye("trousers") or (76, 112, 168))
    if "raincoat" in worn and not features.hat:
        features = replace(features, hat="rain")
    for noun, (skirt, outfit) in _GARMENTS.items():
        if noun in worn:
            outfit = "trunks" if outfit == "swim" and not _she_like(features) else outfit
            return replace(person, features=features, skirt=skirt if skirt != "same" else person.skirt, outfit=outfit)
    if "cape" in worn:
        return replace(person, features=features, cape=easel.look.colour or (206, 56, 62))
    return replace(person, features=features)


_GARMENTS = {
    "dress": ("short", "sash"), "gown": ("bell", "sash"), "suit": ("", "suit"), "apron": ("same", "apron"),
    "spacesuit": ("", "space"), "armour": ("", "armour"), "labcoat": ("same", "doctor"),
    "raincoat": ("same", "raincoat"),
    "coat": ("same", "cardigan"), "sweater": ("same", "knit"), "shirt": ("same", "tee"), "tutu": ("tutu", "sash"),
    "swimsuit": ("", "swim"), "overalls": ("", "overalls"), "kimono": ("long", "robe"),
}  # fmt: skip


def _she_like(features: Features) -> bool:
    return features.lashes or features.hair == "braids"


def _painter(person: Person) -> Painter:
    def paint(easel: Easel) -> None:
        tones = _tones(easel, person)
        dressed = _dressed(easel, person)
        action = easel.pose.action
        if action in ("wade", "swim") and not dressed.outfit and dressed.features.hat != "space":
            outfit = "swim" if _she_like(dressed.features) else "trunks"
            dressed = replace(dressed, skirt="", outfit=outfit)  # nobody swims in a shirt
        if easel.pose.bust:
            figure.bust(easel, dressed, tones)
        elif action in ("sleep", "rest"):
            figure.lying(easel, dressed, tones)
        elif action == "drive":
            figure.at_the_wheel(easel, dressed, tones)
        elif action == "wade":
            figure.wading(easel, dressed, tones)
        elif action == "swim" or (action == "fly" and dressed.outfit in ("hero",
            "") and dressed.features.hat != "space"):
            figure.prone(easel, dressed, tones, 62)
        elif action == "fly":
            easel.canvas.rotate(-8)
            figure.upright(easel, dressed, tones, figure.stance_for("jump"))
        else:
            figure.upright(easel, dressed, tones, figure.stance_for(action))

    return paint


PAINTERS = {name: _painter(person) for name, person in FOLK.items()}
