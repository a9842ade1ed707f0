using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Text;

/// <summary>What is brought into lower case, by those who ask for it.</summary>
public sealed class LetterCaseTests
{
    [Theory]
    [InlineData("Élan Vital", "elan vital")]
    [InlineData("ÜBER Straßen ΣΟΦΙΑ Ǆ", "uber straßen σοφια dz")]
    [InlineData("𐐀 Script", "𐐨 script")]
    public void Titles_are_compared_in_lower_case(string title, string normalized) => Assert.Equal(normalized, Titles.Normalize(title));

    [Fact]
    public void Hosts_and_identifiers_are_read_in_any_case() =>
        Assert.Equal(PaperId.FromUrl("https://doi.org/10.1145/abc.def"), PaperId.FromUrl("HTTPS://DOI.ORG/10.1145/ABC.DEF"));
}
