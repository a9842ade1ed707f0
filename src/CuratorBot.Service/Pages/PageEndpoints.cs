using System.Net.Mime;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

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
                Guard(response, PageFrame.ContentSecurityPolicy);
                return Results.Text(FrontPage.Write(await store.ListedAsync(cancellationToken)), "text/html; charset=utf-8");
            });
        }

        app.MapGet("/lists/{owner}/{name}", ListAsync);
        app.MapGet("/lists/{owner}/{name}/list.json", DataAsync);
        app.MapGet("/lists/{owner}/{name}/badge.svg", BadgeAsync);
        app.MapGet("/reviews/{owner}/{name}/{number:int}", ReviewAsync);
    }

    private static async Task ListAsync(string owner, string name, HttpContext context, ListPages pages, CancellationToken cancellationToken)
    {
        var repository = new RepositoryRef(owner, name);
        if (await pages.VersionAsync(repository, cancellationToken) is not { } version)
        {
            await NotFoundAsync(context);
        }
        else if (!IsKnown(context, ListPages.TagOf(version)))
        {
            if (await pages.PageAsync(repository, version, cancellationToken) is not { } page)
            {
                await NotFoundAsync(context);
                return;
            }

            Guard(context.Response, $"{SiteFiles.ContentSecurityPolicy}; frame-ancestors 'none'");
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            await context.Response.Body.WriteAsync(page, cancellationToken);
        }
    }

    private static async Task<IResult> DataAsync(string owner, string name, HttpContext context, ListPages pages, CancellationToken cancellationToken)
    {
        if (await pages.DataAsync(new RepositoryRef(owner, name), cancellationToken) is not { } page)
        {
            return Results.NotFound();
        }

        Guard(context.Response, "default-src 'none'; frame-ancestors 'none'");
        return Results.Text(SiteFiles.WriteJson(page), MediaTypeNames.Application.Json);
    }

    private static async Task<IResult> BadgeAsync(string owner, string name, string? show, HttpContext context, ListPages pages, CancellationToken cancellationToken)
    {
        var repository = new RepositoryRef(owner, name);
        if (await pages.VersionAsync(repository, cancellationToken) is not { } version)
        {
            return Results.NotFound();
        }

        if (IsKnown(context, ListPages.TagOf(version)))
        {
            return Results.Empty;
        }

        if ((show == "open" ? Badge.OfOpen(version.ChangingTop) : await pages.BadgeAsync(repository, version, cancellationToken)) is not { } badge)
        {
            return Results.NotFound();
        }

        Guard(context.Response, "default-src 'none'; frame-ancestors 'none'");
        return Results.Text(badge, MediaTypeNames.Image.Svg);
    }

    private static async Task ReviewAsync(string owner, string name, int number, string? lang, HttpContext context, PageStore store, IDbContextFactory<CuratorContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await store.ReadReviewAsync(new PullRequestRef(new RepositoryRef(owner, name), number), cancellationToken) is not { } shown)
        {
            await NotFoundAsync(context);
            return;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var next = await WorkQueue.NextReviewAsync(database, shown.PullRequest, cancellationToken);
        Guard(context.Response, PageFrame.ContentSecurityPolicy);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(ReviewPageHtml.Write(shown, PageFrame.LocaleOf(lang) ?? shown.Review.Locale, next, clock.GetUtcNow()), cancellationToken);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.Headers.Remove(HeaderNames.ETag);
        Guard(context.Response, PageFrame.ContentSecurityPolicy);
        return NotFoundPage.AnswerAsync(context);
    }

    /// <summary>Names the version of the answer, and says whether the client has it already: then the answer is complete.</summary>
    private static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch != tag)
        {
            return false;
        }

        Guard(context.Response, policy: null);
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
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
