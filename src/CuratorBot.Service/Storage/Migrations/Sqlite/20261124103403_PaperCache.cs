using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CuratorBot.Service.Storage.Migrations.Sqlite
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
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    CorpusIds = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_paper_answers", x => x.Question);
                });

            migrationBuilder.CreateTable(
                name: "paper_records",
                columns: table => new
                {
                    CorpusId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", nullable: false)
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
