using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>The tables of the service. One derived context a database, since each has migrations of its own.</summary>
internal abstract class CuratorContext : DbContext
{
    protected CuratorContext(DbContextOptions options)
        : base(options)
    {
    }

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<PullRequestRow> PullRequests => Set<PullRequestRow>();

    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    public DbSet<PaperAnswerRow> PaperAnswers => Set<PaperAnswerRow>();

    public DbSet<PaperRecordRow> PaperRecords => Set<PaperRecordRow>();

    public DbSet<RepositoryRow> Repositories => Set<RepositoryRow>();

    public DbSet<PaceRow> Paces => Set<PaceRow>();

    public DbSet<PageRow> Pages => Set<PageRow>();

    public DbSet<ReviewPageRow> ReviewPages => Set<ReviewPageRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeliveryRow>(row =>
        {
            row.ToTable("deliveries");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).HasMaxLength(100);
            row.Property(r => r.Event).HasMaxLength(100);
            row.HasIndex(r => new { r.QueuedAt, r.ReceivedAt });
        });
        modelBuilder.Entity<PullRequestRow>(row =>
        {
            row.ToTable("pull_requests");
            row.HasKey(r => new { r.Repository, r.Number });
            row.Property(r => r.Repository).HasMaxLength(200);
            row.Property(r => r.HeadSha).HasMaxLength(64);
            row.Property(r => r.Version).IsConcurrencyToken();
            row.HasIndex(r => r.HeadSha);
        });
        modelBuilder.Entity<ReviewRow>(row =>
        {
            row.ToTable("reviews");
            row.HasKey(r => r.Id);
            row.Property(r => r.Repository).HasMaxLength(200);
            row.Property(r => r.HeadSha).HasMaxLength(64);
            row.Property(r => r.BaseSha).HasMaxLength(64);
            row.Property(r => r.Verdict).HasMaxLength(30);
            row.HasIndex(r => new { r.Repository, r.Number });
        });
        modelBuilder.Entity<RepositoryRow>(row =>
        {
            row.ToTable("repositories");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Name).HasMaxLength(200);
            row.HasIndex(r => r.Name);
        });
        modelBuilder.Entity<PageRow>(row =>
        {
            row.ToTable("pages");
            row.HasKey(r => r.Repository);
            row.Property(r => r.Repository).HasMaxLength(200);
            row.Property(r => r.Name).HasMaxLength(200);
        });
        modelBuilder.Entity<ReviewPageRow>(row =>
        {
            row.ToTable("review_pages");
            row.HasKey(r => new { r.Repository, r.Number });
            row.Property(r => r.Repository).HasMaxLength(200);
        });
        modelBuilder.Entity<PaceRow>(row =>
        {
            row.ToTable("paces");
            row.HasKey(r => r.Service);
            row.Property(r => r.Service).HasMaxLength(100);
        });
        modelBuilder.Entity<PaperAnswerRow>(row =>
        {
            row.ToTable("paper_answers");
            row.HasKey(r => r.Question);
        });
        modelBuilder.Entity<PaperRecordRow>(row =>
        {
            row.ToTable("paper_records");
            row.HasKey(r => r.CorpusId);
            row.Property(r => r.CorpusId).ValueGeneratedNever();
        });
    }
}
