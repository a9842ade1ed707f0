using System.Net.Mime;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Pages;

/// <summary>
/// The pages of public lists. What may not be shown answers like what does not exist, to the letter. Nothing is asked of GitHub or of a paper
/// source, so that no reader of pages can spend what reviews need.
/// </summary>
internal static class PageEndpoints
{
    public static void MapPages(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<PageOptions>>().Value.Enabled)
        {
            return;
        }

        if (!Setup.IsNeeded(app.Services.GetRequiredService<IOptions<GitHubOptions>>().Value, app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value))
        {
            app.MapGet("/", async (HttpResponse response, PageStore store, CancellationToken cancellationToken) =>
            {
                Guard(response, FrontPage.ContentSecurityPolicy);
                return Results.Text(FrontPage.Write(await store.ListedAsync(cancellationToken)), "text/html; charset=utf-8");
            });
        }

        app.MapGet("/lists/{owner}/{name}", ListAsync);
        app.MapGet("/lists/{owner}/{name}/list.json", DataAsync);
        app.MapGet("/lists/{owner}/{name}/badge.svg", BadgeAsync);
        app.MapGet("/reviews/{owner}/{name}/{number:int}", ReviewAsync);
    }

    /// <summary>The Content-Security-Policy of a page without scripts: its own style and nothing else.</summary>
    public static string PolicyOf(string style) => $"default-src 'none'; style-src {Core.Site.SiteFiles.HashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static async Task<IResult> ListAsync(string owner, string name, HttpContext context, ListPages pages, CancellationToken cancellationToken)
    {
        var repository = new RepositoryRef(owner, name);
        if (await pages.TagAsync(repository, cancellationToken) is { } tag && context.Request.Headers.IfNoneMatch == tag)
        {
            Guard(context.Response, policy: null);
            context.Response.Headers.ETag = tag;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        if (await pages.ReadAsync(repository, cancellationToken) is not { } page)
        {
            return Results.NotFound();
        }

        Guard(context.Response, $"{Core.Site.SiteFiles.ContentSecurityPolicy}; frame-ancestors 'none'");
        context.Response.Headers.ETag = page.Tag;
        return Results.Bytes(page.Page, "text/html; charset=utf-8");
    }

    private static async Task<IResult> DataAsync(string owner, string name, HttpContext context, PageStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(new RepositoryRef(owner, name), cancellationToken) is not { } page)
        {
            return Results.NotFound();
        }

        Guard(context.Response, "default-src 'none'; frame-ancestors 'none'");
        return Results.Text(Core.Site.SiteFiles.WriteJson(page), MediaTypeNames.Application.Json);
    }

    private static async Task<IResult> BadgeAsync(string owner, string name, string? show, HttpContext context, PageStore store, CancellationToken cancellationToken)
    {
        var repository = new RepositoryRef(owner, name);
        if (await store.ReadAsync(repository, cancellationToken) is not { } page)
        {
            return Results.NotFound();
        }

        Guard(context.Response, "default-src 'none'; frame-ancestors 'none'");
        return Results.Text(show == "open" ? Badge.OfOpen(await store.OpenAsync(repository, cancellationToken)) : Badge.Of(page), MediaTypeNames.Image.Svg);
    }

    private static async Task<IResult> ReviewAsync(string owner, string name, int number, HttpContext context, PageStore store, CancellationToken cancellationToken)
    {
        var pullRequest = new PullRequestRef(new RepositoryRef(owner, name), number);
        if (await store.ReadReviewAsync(pullRequest, cancellationToken) is not { } found)
        {
            return Results.NotFound();
        }

        Guard(context.Response, ReviewPageHtml.ContentSecurityPolicy);
        return Results.Text(ReviewPageHtml.Write(pullRequest, found.Review, found.History, found.Open), "text/html; charset=utf-8");
    }

    /// <summary>Whoever keeps an answer asks before showing it again: the repository may be private by then.</summary>
    private static void Guard(HttpResponse response, string? policy)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (policy is not null)
        {
            response.Headers.ContentSecurityPolicy = policy;
        }
    }
}
