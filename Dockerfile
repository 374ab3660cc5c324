# Dallery in a container; docs/container.md says how to run it.
FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY src src
RUN python -m venv /opt/dallery && /opt/dallery/bin/pip install --no-cache-dir .

FROM python:3.11-slim
# What the illustrator's brush is linked against; it opens no window.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libegl1 libexpat1 libgl1 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home dallery \
 && install -d -m 700 -o dallery -g dallery /data
COPY --from=build /opt/dallery /opt/dallery
ENV PATH=/opt/dallery/bin:$PATH PYTHONUNBUFFERED=1 DALLERY_HOME=/data DALLERY_HOST=0.0.0.0
USER dallery
WORKDIR /home/dallery
VOLUME /data
EXPOSE 5000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:%s/healthz' % os.environ.get('DALLERY_PORT', 5000), timeout=4)"]
ENTRYPOINT ["dallery"]
CMD ["serve"]
