# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/CuratorBot.Service --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The one place that is written to: mount a volume here, and the rest of the file system may be read-only.
VOLUME /data
ENV Service__ConnectionString="Data Source=/data/curatorbot.db" \
    SemanticScholar__CachePath="/data/papers.db" \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "CuratorBot.Service.dll"]
