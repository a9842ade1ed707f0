# syntax=docker/dockerfile:1
# The bases are named down to the release of .NET and the distribution; what they fix arrives with a new build.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG VERSION=0.0.0-dev
WORKDIR /source
COPY . .
# Exactly the packages of the lock files, or no image.
RUN dotnet restore src/CuratorBot.Service --locked-mode \
    && dotnet publish src/CuratorBot.Service --configuration Release --no-restore --output /app \
        -p:Version="$VERSION" -p:UseAppHost=false -p:DebugType=none \
    && dotnet restore src/CuratorBot.Cli --locked-mode \
    && dotnet publish src/CuratorBot.Cli --configuration Release --no-restore --output /cli \
        -p:Version="$VERSION" -p:UseAppHost=false -p:DebugType=none

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
WORKDIR /app
COPY --from=build /app .
# The command line, for docker run --entrypoint curator.
COPY --from=build /cli /cli
RUN printf '#!/bin/sh\nexec dotnet /cli/curator.dll "$@"\n' > /usr/local/bin/curator && chmod 0755 /usr/local/bin/curator
# The one place that is written to: mount a volume here, and the rest of the file system may be read-only.
# Made for the account that runs below; a new volume takes its owner from it.
RUN install --directory --owner="$APP_UID" --group="$APP_UID" --mode=0750 /data
VOLUME /data
ENV Service__ConnectionString="Data Source=/data/curatorbot.db" \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
# The image has no curl; bash can speak to a port by itself: the one of --urls, else of ASPNETCORE_URLS, else of ASPNETCORE_HTTP_PORTS.
# Whether the database answers is for /health/ready: a restart would not help.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "[[ \"$(tr '\\0' ' ' </proc/1/cmdline) ${ASPNETCORE_URLS:-} http://x:${ASPNETCORE_HTTP_PORTS:-8080}\" =~ http://[^/\\ ]*:([0-9]+) ]] && exec 3<>\"/dev/tcp/127.0.0.1/${BASH_REMATCH[1]}\" && printf 'GET /health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "CuratorBot.Service.dll"]
