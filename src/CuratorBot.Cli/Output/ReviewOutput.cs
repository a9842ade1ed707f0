using CuratorBot.Cli.Input;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;

namespace CuratorBot.Cli.Output;

/// <summary>Writes a review in the requested format and returns the exit code.</summary>
internal static class ReviewOutput
{
    /// <exception cref="CliException">The policy is broken; there is no review by half a policy.</exception>
    public static int Write(Review review, OutputFormat format, CliHost host)
    {
        _ = PolicyInput.Sound(review.Policy);
        switch (format)
        {
            case OutputFormat.Markdown:
                host.Out.Write(ReviewComment.Write(review));
                break;
            case OutputFormat.Json:
                ReviewJson.Write(review, host.Out);
                break;
            case OutputFormat.Sarif:
                ReviewSarif.Write(review, host.Out);
                break;
            case OutputFormat.Junit:
                ReviewJunit.Write(review, host.Out);
                break;
            case OutputFormat.Github:
                ReviewAnnotations.Write(review, host.Out);
                break;
            default:
                ReviewText.Write(review, TextPage.For(host));
                break;
        }

        return review.Findings.Any(f => f.Severity == Severity.Failure) ? ExitCode.Failure : ExitCode.Success;
    }
}
