using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CuratorBot.Service.Storage;

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteCuratorContext --output-dir Storage/Migrations/Sqlite</c> work without a running service.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCuratorContext>
{
    public SqliteCuratorContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCuratorContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>The same for PostgreSQL, with <c>--context PostgresCuratorContext --output-dir Storage/Migrations/Postgres</c>.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresCuratorContext>
{
    public PostgresCuratorContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCuratorContext>().UseNpgsql("Host=localhost").Options);
}
