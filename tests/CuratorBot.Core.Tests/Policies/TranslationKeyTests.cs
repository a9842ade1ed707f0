using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Policies;

/// <summary>The key of a policy file that names the original of a translation.</summary>
public sealed class TranslationKeyTests
{
    [Theory]
    [InlineData("README.md", "README.md")]
    [InlineData("./docs/README.md", "zh/docs/README.md")]
    [InlineData("../README.md", "README.md")]
    [InlineData("docs/README.md", "docs/README.md")]
    [InlineData("en/papers/list.md", "en/papers/list.md", "en/papers/list.md@")]
    [InlineData("octo-org/papers", "octo-org/papers", "octo-org/papers@")]
    [InlineData("https://github.com/octo-org/papers", "octo-org/papers@")]
    [InlineData("https://github.com/octo-org/papers.git", "octo-org/papers@")]
    [InlineData("github.com/octo-org/papers/blob/main/a%20b.md?plain=1#L3", "octo-org/papers/a b.md@main")]
    [InlineData("https://github.com/octo-org/papers/blob/next/1/a.md", "octo-org/papers/1/a.md@next", "octo-org/papers/a.md@next/1")]
    [InlineData("https://raw.githubusercontent.com/octo-org/papers/refs/heads/main/a.md", "octo-org/papers/a.md@main")]
    [InlineData("https://raw.githubusercontent.com/octo-org/papers/main/a.md", "octo-org/papers/a.md@main")]
    public void The_original_is_a_path_a_repository_or_an_address(string written, params string[] places)
    {
        Assert.True(OriginalPlace.TryRead(written, out var original));

        Assert.Equal(places, original.From("zh/README.md").Select(static place => place.Repository is null ? place.Name : $"{place.Name}@{place.Revision}"));
    }

    [Theory]
    [InlineData("https://gitlab.com/a/b")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.md")]
    public void What_is_neither_is_an_error_with_a_way_out(string written)
    {
        var error = Assert.Single(PolicyFile.Read($"translation-of: {written}", RuleCatalog.Descriptors).Errors);

        Assert.Equal(".github/curator.yml:1: 'translation-of' must be a path in the repository, such as 'README.md', OWNER/REPO/PATH, or an address on GitHub.", error.ToString());
    }

    [Fact]
    public void A_path_that_leads_out_of_the_repository_is_no_place() =>
        Assert.Empty(OriginalPlace.TryRead("../../README.md", out var original) ? original.From("zh/README.md") : []);

    [Fact]
    public void Both_lists_know_of_each_other_and_the_original_is_no_translation_of_itself()
    {
        var file = PolicyFile.Read("lists: [README.md, zh/README.md, \"papers/*.md\"]\ntranslation-of: README.md\n", RuleCatalog.Descriptors);
        var (english, chinese) = (Read(file, "README.md"), Read(file, "zh/README.md"));

        Assert.Equal((null, "README.md"), (english.TranslationOf, chinese.TranslationOf?.Written));
        Assert.Equal(["zh/README.md"], english.Translations);
        Assert.Empty(chinese.Translations);
        Assert.Equal((".github/curator.yml:2", ".github/curator.yml:2"), (english.AuthorityOf("translation-of")?.Where, chinese.AuthorityOf("translation-of")?.Where));
        Assert.Contains("translation-of: none  ", PolicyWriter.Write(english), StringComparison.Ordinal);
        Assert.Contains("translation-of: README.md  ", PolicyWriter.Write(chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_several_lists_takes_back_what_is_said_of_all()
    {
        var file = PolicyFile.Read("lists: [README.md, zh.md, { path: ja.md, translation-of: none }]\ntranslation-of: README.md\n", RuleCatalog.Descriptors);

        Assert.Null(Read(file, "ja.md").TranslationOf);
        Assert.Equal(["zh.md"], Read(file, "README.md").Translations);
    }

    private static Policy Read(PolicyFile file, string path)
    {
        var result = PolicyReader.Read("", path, file.Of(path));
        Assert.Empty(result.Errors);
        return result.Policy;
    }
}
