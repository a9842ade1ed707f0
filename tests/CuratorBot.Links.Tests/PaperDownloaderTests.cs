using System.Net;
using System.Security.Cryptography;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Links.Downloads;
using CuratorBot.Testing;

namespace CuratorBot.Links.Tests;

public sealed class PaperDownloaderTests : IDisposable
{
    private const string Url = "http://a.example/x.pdf";
    private const string File1 = "Walking - Running/Going straight (2016).pdf";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_paper_goes_to_the_folder_of_its_section_and_into_the_manifest()
    {
        var pdf = FakeWeb.Pdf();

        var result = await RunAsync(new FakeWeb().Has(Url, pdf), $"[[pdf]]({Url})");

        Assert.Equal([File1, "manifest.json"], _folder.Files);
        Assert.Equal(pdf, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, File1), TestContext.Current.CancellationToken));
        var paper = Assert.Single(Manifest.Read(_folder.Path)!.Papers);
        Assert.Equal(
            ("Walking / Running", "Going straight", 2016, File1, "complete", Url, "list", 2000L, Convert.ToHexStringLower(SHA256.HashData(pdf))),
            (paper.Section, paper.Title, paper.Year, paper.File, paper.State, paper.Url, paper.Source, paper.Size, paper.Sha256));
        Assert.Equal((1, 0, 2000L), (result.Fetched, result.Kept, result.Bytes));
    }

    [Fact]
    public async Task What_is_there_is_kept_without_a_request()
    {
        await RunAsync(new FakeWeb().Has(Url, FakeWeb.Pdf()), $"[[pdf]]({Url})");

        var again = await RunAsync(new FakeWeb(), $"[[pdf]]({Url})");

        Assert.Equal((0, 1), (again.Fetched, again.Kept));
        Assert.Equal(Url, Assert.Single(again.Manifest.Papers).Url);
    }

    [Fact]
    public async Task A_whole_file_that_no_manifest_knows_is_kept_and_a_broken_one_is_fetched_again()
    {
        await RunAsync(new FakeWeb().Has(Url, FakeWeb.Pdf()), $"[[pdf]]({Url})");
        File.Delete(Path.Combine(_folder.Path, "manifest.json"));

        var adopted = Assert.Single((await RunAsync(new FakeWeb(), $"[[pdf]]({Url})")).Manifest.Papers);
        Assert.Equal(("complete", null, 2000L), (adopted.State, adopted.Url, adopted.Size));

        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, File1), FakeWeb.Pdf()[..1500], TestContext.Current.CancellationToken);
        Assert.Equal(1, (await RunAsync(new FakeWeb().Has(Url, FakeWeb.Pdf()), $"[[pdf]]({Url})")).Fetched);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>Please log in</html>", "is a web page, not a PDF")]
    [InlineData("\n  <html>", "is a web page, not a PDF")]
    [InlineData("PK zipped", "is not a PDF")]
    [InlineData("", "is not a PDF")]
    [InlineData("%PDF-1.5 %%EOF", "is cut off: the PDF has no end")]
    public async Task What_is_no_paper_leaves_no_file(string body, string why) => await FailsAsync(new FakeWeb().Has(Url, System.Text.Encoding.UTF8.GetBytes(body)), why);

    [Fact]
    public async Task A_long_web_page_is_not_read_to_its_end()
    {
        var page = new byte[1_000_000];
        "<html>"u8.CopyTo(page);

        var result = await FailsAsync(new FakeWeb().Has(Url, page), "is a web page, not a PDF");

        Assert.InRange(result.Bytes, 1, 100_000);
    }

    [Fact]
    public async Task A_pdf_without_its_end_is_no_paper() => await FailsAsync(new FakeWeb().Has(Url, FakeWeb.Pdf(5000)[..4000]), "is cut off: the PDF has no end");

    [Fact]
    public async Task A_missing_page_is_told() => await FailsAsync(new FakeWeb().Has(Url, HttpStatusCode.NotFound), "404 Not Found");

    [Fact]
    public async Task A_redirect_into_a_private_network_is_told() =>
        await FailsAsync(new FakeWeb().Redirects(Url, "http://169.254.169.254/x.pdf"), "leads into a private network (169.254.169.254)");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_beyond_the_limit_is_refused_whether_its_size_is_told_or_not(bool told)
    {
        var web = new FakeWeb().Has(Url, _ =>
        {
            var response = FakeWeb.Ok(FakeWeb.Pdf(2_000_000));
            response.Content.Headers.ContentLength = told ? 2_000_000 : null;
            return response;
        });

        await FailsAsync(web, "is larger than 1 MB");
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_gone_on_with()
    {
        var pdf = FakeWeb.Pdf(5000);
        var web = new FakeWeb().Serves(Url, pdf, "\"v1\"", breaksAfter: 2000);

        await RunAsync(web, $"[[pdf]]({Url})");

        Assert.Equal([$"GET {Url}", $"GET {Url} [bytes=2000-]", $"GET {Url} [bytes=4000-]"], web.Log);
        Assert.Equal(pdf, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, File1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_came_before_an_interruption_is_not_asked_for_again()
    {
        var pdf = FakeWeb.Pdf(9000);
        var first = await RunAsync(new FakeWeb().Serves(Url, pdf, "\"v1\"", breaksAfter: 1500), $"[[pdf]]({Url})");
        Assert.Equal("is cut off: 4500 of 9000 bytes came", Assert.Single(Assert.Single(first.Manifest.Papers).Attempts).Reason);
        Assert.Equal([$"{File1}.part", $"{File1}.part.json", "manifest.json"], _folder.Files);

        var web = new FakeWeb().Serves(Url, pdf, "\"v1\"");
        await RunAsync(web, $"[[pdf]]({Url})");

        Assert.Equal([$"GET {Url} [bytes=4500-]"], web.Log);
        Assert.Equal([File1, "manifest.json"], _folder.Files);
        Assert.Equal(pdf, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, File1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_has_changed_meanwhile_is_fetched_from_its_beginning()
    {
        await RunAsync(new FakeWeb().Serves(Url, FakeWeb.Pdf(9000), "\"v1\"", breaksAfter: 1500), $"[[pdf]]({Url})");
        var pdf = FakeWeb.Pdf(7000);

        await RunAsync(new FakeWeb().Serves(Url, pdf, "\"v2\""), $"[[pdf]]({Url})");

        Assert.Equal(pdf, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, File1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_answers_with_another_piece_gets_no_second_chance_to_mix_files()
    {
        await RunAsync(new FakeWeb().Serves(Url, FakeWeb.Pdf(9000), "\"v1\"", breaksAfter: 1500), $"[[pdf]]({Url})");
        var pdf = FakeWeb.Pdf(8000);
        var web = new FakeWeb().Has(Url, request =>
        {
            var from = (int?)request.Headers.Range?.Ranges.Single().From ?? 0;
            var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new ByteArrayContent(pdf[from..]) };
            response.Headers.ETag = new("\"v2\""); // and If-Range was ignored
            response.Content.Headers.ContentRange = from > 0 ? new(from, pdf.Length - 1, pdf.Length) : null;
            return response;
        });

        await RunAsync(web, $"[[pdf]]({Url})");

        Assert.Equal([$"GET {Url} [bytes=4500-]", $"GET {Url}"], web.Log);
        Assert.Equal(pdf, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, File1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_lists_links_come_first_then_the_record_then_arxiv()
    {
        const string Page = "https://doi.org/10.1000/182";
        const string Open = "http://open.example/x.pdf";
        const string ArXiv = "https://export.arxiv.org/pdf/1701.00001";
        var web = new FakeWeb().Has(Url, HttpStatusCode.Gone).Has(Page, "<html>"u8.ToArray()).Has(Open, HttpStatusCode.Forbidden).Has(ArXiv, FakeWeb.Pdf());
        var records = new Records(new Paper
        {
            Title = "Going straight",
            OpenAccessPdf = Open,
            ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1701.00001" },
        });

        var result = await RunAsync(web, $"[[html]]({Page}) [[pdf]]({Url})", records);

        Assert.Equal([$"GET {Url}", $"GET {Page}", $"GET {Open}", $"GET {ArXiv}"], web.Log);
        var paper = Assert.Single(result.Manifest.Papers);
        Assert.Equal(("complete", ArXiv, "arxiv"), (paper.State, paper.Url, paper.Source));
        Assert.Equal(["410 Gone", "is a web page, not a PDF", "403 Forbidden"], paper.Attempts.Select(a => a.Reason));
    }

    [Fact]
    public async Task Arxiv_is_asked_at_its_host_for_programs_and_pages_at_their_pdf()
    {
        var web = new FakeWeb().Has("https://export.arxiv.org/pdf/1701.00001v2", FakeWeb.Pdf());

        await RunAsync(web, "[[pdf]](http://arxiv.org/abs/1701.00001v2)");

        Assert.Equal(["GET https://export.arxiv.org/pdf/1701.00001v2"], web.Log);
    }

    [Fact]
    public async Task Papers_of_one_name_are_told_apart_for_good_and_one_paper_twice_is_one_file()
    {
        const string Other = "http://a.example/other.pdf";
        var web = new FakeWeb().Has(Url, FakeWeb.Pdf()).Has(Other, FakeWeb.Pdf(3000));
        var lines = $"- **Same name** (2016), A. A [[pdf]]({Url})\n- **SAME NAME** (2016), B. B [[pdf]]({Other})\n- **Same name** (2016), A. A [[pdf]]({Url})\n";

        await RunListAsync(web, "### Driving\n" + lines);
        var files = _folder.Files;
        await RunListAsync(new FakeWeb(), "### Driving\n" + string.Join('\n', lines.Split('\n').Reverse()));

        Assert.Equal(3, files.Count);
        Assert.Equal(files, _folder.Files);
        Assert.All(files.SkipLast(1), f => Assert.Matches(@"\ADriving/(Same name|SAME NAME) \(2016\) \[[0-9a-f]{8}\]\.pdf\z", f));
    }

    [Fact]
    public async Task Only_the_top_is_fetched_unless_all_is_asked_for()
    {
        var web = new FakeWeb().Has(Url, FakeWeb.Pdf()).Has("http://a.example/new.pdf", FakeWeb.Pdf());
        var text = $"### Driving\n- **Going straight** (2016), A. Ames [[pdf]]({Url})\n\n### New Papers\n- Bent rails (2017), H. Hale [[pdf]](http://a.example/new.pdf)\n";

        Assert.Equal(1, (await RunListAsync(web, text)).Fetched);
        Assert.Equal((1, 1), await RunListAsync(web, text, all: true) is var result ? (result.Fetched, result.Kept) : default);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_the_run_with_the_cause()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "Walking - Running"), "in the way", TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<IOException>(() => RunAsync(new FakeWeb().Has(Url, FakeWeb.Pdf()), $"[[pdf]]({Url})"));
    }

    [Fact]
    public async Task An_interrupted_run_leaves_a_manifest_and_part_files_and_nothing_else()
    {
        using var stop = new CancellationTokenSource();
        var web = new FakeWeb().Has(Url, _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new StoppingStream(FakeWeb.Pdf(50_000), stop)) };
            response.Headers.ETag = new("\"v1\"");
            return response;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunListAsync(web, ListWith($"[[pdf]]({Url})"), cancellationToken: stop.Token));

        Assert.Equal([$"{File1}.part", $"{File1}.part.json", "manifest.json"], _folder.Files);
        Assert.Equal("pending", Assert.Single(Manifest.Read(_folder.Path)!.Papers).State);
    }

    private async Task<DownloadResult> FailsAsync(FakeWeb web, string why)
    {
        var result = await RunAsync(web, $"[[pdf]]({Url})");

        var paper = Assert.Single(result.Manifest.Papers);
        Assert.Equal("failed", paper.State);
        Assert.Equal(new FailedAttempt(Url, why), Assert.Single(paper.Attempts));
        Assert.Equal(["manifest.json"], _folder.Files);
        return result;
    }

    private Task<DownloadResult> RunAsync(FakeWeb web, string links, IPaperSource? records = null) => RunListAsync(web, ListWith(links), records);

    private async Task<DownloadResult> RunListAsync(
        FakeWeb web, string text, IPaperSource? records = null, bool all = false, CancellationToken? cancellationToken = null)
    {
        using var client = web.Client();
        var options = new DownloadOptions { Folder = _folder.Path, LargestFile = 1024 * 1024 };
        var downloader = new PaperDownloader(client, options, records ?? new Records(null), progress: null);
        return await downloader.RunAsync(ListParser.Parse(text), "README.md", all, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private static string ListWith(string links) => $"### Walking / Running\n- **Going straight** (2016), A. Ames et al. {links}\n";

    private sealed class Records(Paper? paper) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(_ => paper is null ? (PaperLookup)new PaperLookup.NotFound() : new PaperLookup.Found(paper, MatchedBy.Title, 1))]);
    }

    /// <summary>Ctrl-C after the first piece.</summary>
    private sealed class StoppingStream(byte[] content, CancellationTokenSource stop) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = await base.ReadAsync(buffer[..1000], cancellationToken);
            await stop.CancelAsync();
            return count;
        }
    }
}
