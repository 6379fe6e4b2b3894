# The image of web, worker, beat and migrate. Behind a mirror: docker compose build --build-arg PIP_INDEX_URL=…
ARG PYTHON=3.11-slim-bookworm
ARG NODE=22-bookworm-slim

# Front-end packages; only the listed files of them go on.
FROM node:${NODE} AS front
ARG NPM_CONFIG_REGISTRY
WORKDIR /front
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

# Python packages, front-end files, translations, static files.
FROM python:${PYTHON} AS build
ARG PIP_INDEX_URL
RUN apt-get update \
    && apt-get install -y --no-install-recommends gettext \
    && rm -rf /var/lib/apt/lists/*
ENV PATH=/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements.lock /
RUN pip install --no-cache-dir --only-binary :all: --require-hashes -r /requirements.lock
WORKDIR /app
COPY . .
COPY --from=front /front/node_modules node_modules
# The settings need values to start; these are of this one command and stay nowhere.
RUN python -m config.local front \
    && python manage.py compilemessages -v 0 \
    && DJANGO_SETTINGS_MODULE=config.settings.production \
        SECRET_KEY="$(python -c 'import secrets; print(secrets.token_hex(40))')" ALLOWED_HOSTS=build \
        DATABASE_URL=postgres://nobody:none@nowhere/none REDIS_URL=redis://nowhere \
        python manage.py collectstatic --no-input -v 0 \
    && python -m compileall -q . /venv/lib \
    && rm -rf node_modules .local/stamps .local/secret-key

# What runs: no compiler, no package manager's caches, no root.
FROM python:${PYTHON}
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fonts-arphic-gkai00mp fonts-noto-cjk libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin chainchief \
    && install -d -o chainchief -g chainchief -m 0750 /srv/files
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    MEDIA_ROOT=/srv/files \
    WEB_CONCURRENCY=3
USER chainchief
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--threads", "4", "--timeout", "90", \
     "--max-requests", "5000", "--max-requests-jitter", "500", "--worker-tmp-dir", "/dev/shm", \
     "--no-control-socket", "--access-logfile", "-"]
