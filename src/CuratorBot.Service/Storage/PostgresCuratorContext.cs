using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>The tables in PostgreSQL.</summary>
internal sealed class PostgresCuratorContext : CuratorContext
{
    public PostgresCuratorContext(DbContextOptions<PostgresCuratorContext> options)
        : base(options)
    {
    }
}
