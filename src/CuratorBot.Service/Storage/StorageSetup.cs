using System.Data.Common;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CuratorBot.Service.Storage;

/// <summary>Registers the database that the settings name.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, ServiceOptions options)
    {
        if (options.IsPostgres)
        {
            services.AddPooledDbContextFactory<PostgresCuratorContext>(db => db.UseNpgsql(options.ConnectionString));
            services.AddSingleton<IDbContextFactory<CuratorContext>, ContextFactory<PostgresCuratorContext>>();
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteCuratorContext>(db => db.UseSqlite(options.ConnectionString).AddInterceptors(new SqlitePragmas()));
            services.AddSingleton<IDbContextFactory<CuratorContext>, ContextFactory<SqliteCuratorContext>>();
        }

        services.AddSingleton<IReviewStore, DatabaseReviewStore>();
        services.AddSingleton<RepositoryNames>();
        services.AddSingleton<Retention>();
        services.AddSingleton<PageStore>();
        return services;
    }

    /// <summary>Lends the contexts of one database under the name of their base class.</summary>
    private sealed class ContextFactory<TContext> : IDbContextFactory<CuratorContext>
        where TContext : CuratorContext
    {
        private readonly IDbContextFactory<TContext> _inner;

        public ContextFactory(IDbContextFactory<TContext> inner)
        {
            _inner = inner;
        }

        public CuratorContext CreateDbContext() => _inner.CreateDbContext();
    }

    /// <summary>A writer waits for another instead of failing, and a commit waits for the disk: what was answered 202 survives a power cut.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
