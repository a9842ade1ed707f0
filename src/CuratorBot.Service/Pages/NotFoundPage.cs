using System.Text;

namespace CuratorBot.Service.Pages;

/// <summary>The answer where there is nothing to show, whatever the reason: the same to the letter.</summary>
internal static class NotFoundPage
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(PageFrame.Write("en", "Not found · CuratorBot", Html.None, Html.Of(
        $"""
        <h1>There is no such page</h1>
        <p class="lead">Lists have a page when their repository is public and CuratorBot has audited them, pull requests when it has reviewed them. <a href="/">Lists with a page</a></p>
        """)));

    public static async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.Body.WriteAsync(Page, context.RequestAborted);
    }
}
