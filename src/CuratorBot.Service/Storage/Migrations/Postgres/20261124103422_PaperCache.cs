using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CuratorBot.Service.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PaperCache : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "paper_answers",
                columns: table => new
                {
                    Question = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    CorpusIds = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_paper_answers", x => x.Question);
                });

            migrationBuilder.CreateTable(
                name: "paper_records",
                columns: table => new
                {
                    CorpusId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Paper = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_paper_records", x => x.CorpusId);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "paper_answers");

            migrationBuilder.DropTable(
                name: "paper_records");
        }
    }
}
