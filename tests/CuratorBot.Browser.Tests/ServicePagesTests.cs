using Microsoft.Playwright;

namespace CuratorBot.Browser.Tests;

/// <summary>The pages of the service in a real browser.</summary>
public sealed class ServicePagesTests(Chromium chromium, Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("front")]
    [InlineData("list")]
    [InlineData("fine review")]
    [InlineData("review over the cap")]
    [InlineData("hostile review")]
    [InlineData("nothing")]
    public async Task A_page_is_quiet_readable_and_fits_wide_and_narrow_light_and_dark(string which)
    {
        await using var opened = await chromium.OpenAsync(Address(which), which == "list" ? "#tab=pulls" : "");

        Assert.Equal(which == "nothing" ? 404 : 200, opened.Answer!.Status);
        Assert.Contains("default-src 'none'", await opened.Answer.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        Assert.Equal(0, await opened.TooWideAsync());
        Assert.Empty(await Axe.ViolationsAsync(opened.Page));

        await opened.Page.SetViewportSizeAsync(360, 800);
        await opened.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Equal(0, await opened.TooWideAsync());
        Assert.Empty(await Axe.ViolationsAsync(opened.Page));
        Assert.Equal("rgb(13, 17, 23)", await opened.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        if (which == "nothing")
        {
            // The browser's own words for the status.
            Assert.Contains("404", Assert.Single(opened.Complaints), StringComparison.Ordinal);
        }
        else
        {
            opened.AssertQuiet();
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("hostile review")]
    public async Task No_script_but_the_pages_own_can_run(string which)
    {
        await using var opened = await chromium.OpenAsync(Address(which));

        var ran = await opened.Page.EvaluateAsync<bool>(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.body.append(script);
              document.body.insertAdjacentHTML('beforeend', '<p onclick="window.ran = true" id="trap" style="color: red"></p>');
              document.getElementById('trap').click();
              return window.ran === true;
            }
            """);

        Assert.False(ran);
        Assert.NotEmpty(opened.Complaints);
        Assert.All(opened.Complaints, static complaint => Assert.Contains("Content Security Policy", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Titles_of_a_pull_request_are_shown_as_text_and_cut()
    {
        await using var opened = await chromium.OpenAsync(served.Review(3));
        var page = opened.Page;

        Assert.StartsWith("</title><script>alert('pull')</script>", await page.Locator("h1 bdi").TextContentAsync(), StringComparison.Ordinal);
        Assert.InRange((await page.Locator("h1").TextContentAsync())!.Length, 1, 400);
        Assert.Equal(0, await page.Locator("script, img, [onload], [onerror], a[href^='javascript:']").CountAsync());

        // The number of the pull request behind its title is read from the left.
        Assert.True(await page.Locator("h1 a").EvaluateAsync<bool>(
            """
            link => {
              const place = at => { const range = document.createRange(); range.setStart(link.firstChild, at); range.setEnd(link.firstChild, at + 1); return range.getBoundingClientRect(); };
              return place(0).left < place(1).left;
            }
            """));
        opened.AssertQuiet();
    }

    [Fact]
    public async Task A_review_tells_what_to_do_what_it_rests_on_and_how_it_came_about()
    {
        await using var opened = await chromium.OpenAsync(served.Review(2));
        var page = opened.Page;

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Add Identity Mappings #2");
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("Papers in the top: 3 → 4, 3 at most.");
        await Assertions.Expect(page.Locator("section[aria-labelledby=to-do] .step").First).ToHaveTextAsync("1");
        var paper = page.Locator(".paper", new() { HasText = "Identity Mappings" });
        await paper.Locator("summary").ClickAsync();
        await Assertions.Expect(paper.Locator("pre")).ToContainTextAsync("\"citationCount\": 143");
        await Assertions.Expect(paper.Locator(".diff .added")).ToContainTextAsync("Identity Mappings in Deep Residual Networks");
        await Assertions.Expect(page.Locator(".sets")).ToContainTextAsync("1 too many");
        await Assertions.Expect(page.Locator(".events li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".events li").Last).ToContainTextAsync("First review.");

        await page.Locator(".languages a", new() { HasText = "中文" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        await Assertions.Expect(page.Locator("#to-do")).ToHaveTextAsync("需要做什么");
    }

    [Fact]
    public async Task The_page_of_the_list_leads_to_the_reviews_of_its_pull_requests()
    {
        await using var opened = await chromium.OpenAsync(served.List);
        var page = opened.Page;

        await page.Locator("[role=tab]", new() { HasText = "Open pull requests" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pulls tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".sets tbody tr").Last).ToContainTextAsync("too many");
        await page.Locator(".pulls tbody tr").Nth(1).GetByText("review").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Add Identity Mappings #2");
        await page.Locator("nav a", new() { HasText = "Open pull requests" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=tab][aria-selected=true]")).ToContainTextAsync("Open pull requests");
    }

    private string Address(string which) => which switch
    {
        "front" => served.Front,
        "list" => served.List,
        "fine review" => served.Review(1),
        "review over the cap" => served.Review(2),
        "hostile review" => served.Review(3),
        _ => served.NotThere,
    };
}
