# syntax=docker/dockerfile:1
# BASE may name any Debian image with Node 24 (and, for the build stage, apt), so that it can be built offline.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /app
# sqlite3, serialport and node-pty are compiled where no prebuilt binary can be fetched.
RUN if ! command -v g++ > /dev/null; then \
      apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*; \
    fi
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json ./
COPY gateway gateway
COPY admin-ui admin-ui
COPY config config
COPY firmware-profiles firmware-profiles
RUN npm run build && npm prune --omit=dev

FROM ${BASE}
# The C library's memory: two heaps for all threads, and large pieces go back to the system at once. Otherwise some tens
# of megabytes are kept that nobody uses.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=100000 \
    GATEWAY__DATADIR=/data \
    GATEWAY__WEB__HOST=0.0.0.0
WORKDIR /app
# dialout: the group that owns /dev/ttyUSB*
RUN (getent group dialout > /dev/null || groupadd --system --gid 20 dialout) \
    && useradd --system --uid 10001 --user-group --groups dialout --home-dir /data --shell /usr/sbin/nologin gateway \
    && mkdir /data && chown gateway:gateway /data && chmod 700 /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/gateway/bin.mjs /app/gateway/build.mjs gateway/
COPY --from=build /app/config config
COPY --from=build /app/firmware-profiles firmware-profiles
USER gateway
VOLUME /data
EXPOSE 8080 2525
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.GATEWAY__WEB__PORT ?? 8080}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=32", "gateway/bin.mjs"]
CMD ["start"]
