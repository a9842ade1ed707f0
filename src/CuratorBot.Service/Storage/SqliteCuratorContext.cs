using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>The tables in a SQLite file.</summary>
internal sealed class SqliteCuratorContext : CuratorContext
{
    public SqliteCuratorContext(DbContextOptions<SqliteCuratorContext> options)
        : base(options)
    {
    }
}
