using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Keeps one check on the head of a pull request, with a finding an annotation on its line. GitHub takes no annotation off a check run:
/// where one is no longer told, a new run takes the place of the old, for of several by one name GitHub shows the newest.
/// </summary>
public sealed class CheckRunPublisher
{
    /// <summary>Name of the check: what a branch protection rule asks for.</summary>
    public const string CheckName = "CuratorBot";

    /// <summary>
    /// Annotations of one review: as many as one request may carry (REST docs, "Create a check run"), so that the requests of a
    /// review do not grow with the list. Nobody reads more.
    /// </summary>
    public const int MostAnnotations = 50;

    /// <summary>Characters of a check run's summary (REST docs, "Create a check run").</summary>
    private const int LongestSummary = 65_535;

    /// <summary>Characters of an annotation's title (REST docs, "Create a check run").</summary>
    private const int LongestTitle = 255;

    private readonly IGitHubClient _client;
    private readonly Uri? _details;

    /// <param name="client">A client that speaks as an installation of the App: nobody else may create check runs.</param>
    /// <param name="details">Where the details of the review are; null: the check's own page on GitHub.</param>
    public CheckRunPublisher(IGitHubClient client, Uri? details = null)
    {
        _client = client;
        _details = details;
    }

    /// <summary>Puts the check of a review on the head; writes nothing where it stands there already.</summary>
    /// <param name="snapshot">The pull request as it was reviewed.</param>
    /// <param name="review">The review.</param>
    /// <param name="summary">What the check's page says, in Markdown.</param>
    /// <param name="previous">What stands there from earlier.</param>
    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, string summary, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(previous);
        var annotations = Annotations(review, out var onLines);
        if (annotations.Count < onLines)
        {
            summary = $"{Messages.Format(new Message("check.most-annotations", annotations.Count, onLines), review.Locale)}\n\n{summary}";
        }

        var digest = Digest.Of(string.Join('\n', [review.Verdict.ToString(), summary, .. annotations.Select(static a => $"{a.Path}:{a.StartLine}:{a.AnnotationLevel}:{a.Message}")]));
        var known = previous.HeadSha == snapshot.HeadSha ? previous.CheckRunId : null;
        if (known is not null && previous.CheckDigest == digest)
        {
            return previous;
        }

        IReadOnlyList<string> standing = known is null ? [] : previous.Annotations;
        if (previous.Begun is not null)
        {
            known = await FindAsync(snapshot).ConfigureAwait(false) ?? known;
            standing = known is { } found ? await AnnotationsOfAsync(snapshot, found).ConfigureAwait(false) : [];
        }

        var output = new NewCheckRunOutput(Title(review), Excerpt.Of(summary, LongestSummary));
        if (known is { } outdated && standing.Except(annotations.Select(DigestOf), StringComparer.Ordinal).Any())
        {
            // It ends as the new one does: a run that GitHub has reset, to be run again, would wait for ever.
            await UpdateAsync(snapshot, outdated, ConclusionOf(review.Verdict), output).ConfigureAwait(false);
            (known, standing) = (null, []);
        }

        annotations.RemoveAll(a => standing.Contains(DigestOf(a), StringComparer.Ordinal));
        output.Annotations = [.. annotations];
        var id = known is { } existing
            ? await UpdateAsync(snapshot, existing, ConclusionOf(review.Verdict), output).ConfigureAwait(false)
            : await CreateAsync(snapshot, ConclusionOf(review.Verdict), output).ConfigureAwait(false);
        return previous with { CheckRunId = id, CheckDigest = digest, Annotations = [.. standing, .. annotations.Select(DigestOf)] };
    }

    private static string DigestOf(NewCheckRunAnnotation annotation) =>
        DigestOf(annotation.Path, annotation.StartLine, annotation.EndLine, annotation.AnnotationLevel?.Value, annotation.Message);

    private static string DigestOf(string path, int startLine, int endLine, CheckAnnotationLevel? level, string message) =>
        Digest.Of($"{path}:{startLine}:{endLine}:{level}:{message}")[..16];

    /// <summary>The conclusion of a verdict: what evidence is missing or a person must judge is neutral, never red.</summary>
    public static CheckConclusion ConclusionOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => CheckConclusion.Success,
        Verdict.Fail => CheckConclusion.Failure,
        _ => CheckConclusion.Neutral,
    };

    /// <summary>One line that tells the outcome, in the language of the list.</summary>
    public static string Title(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var failures = review.Findings.Count(static f => f.Severity == Severity.Failure);
        var key = review.Verdict switch
        {
            Verdict.Pass => review.Conflicts.Count > 0 ? "check.conflict" : "check.pass",
            Verdict.Fail => failures == 1 ? "check.fail.one" : "check.fail",
            Verdict.NeedsMaintainer => "check.needs-maintainer",
            _ => "check.inconclusive",
        };
        return Messages.Format(new Message(key, failures), review.Locale);
    }

    /// <summary>An identifier of ours on a check run, the same for the same pull request and head.</summary>
    public static string ExternalId(PullRequestRef pullRequest, string headSha)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        return string.Create(CultureInfo.InvariantCulture, $"{pullRequest.Number}:{headSha}");
    }

    private Task<long> CreateAsync(PullRequestSnapshot snapshot, CheckConclusion conclusion, NewCheckRunOutput output) =>
        new CheckRuns(_client, snapshot.PullRequest.Repository).CreateAsync(new NewCheckRun(CheckName, snapshot.HeadSha)
        {
            ExternalId = ExternalId(snapshot.PullRequest, snapshot.HeadSha),
            Status = CheckStatus.Completed,
            Conclusion = conclusion,
            DetailsUrl = _details?.AbsoluteUri,
            Output = output,
        });

    private async Task<long> UpdateAsync(PullRequestSnapshot snapshot, long id, CheckConclusion conclusion, NewCheckRunOutput output)
    {
        await new CheckRuns(_client, snapshot.PullRequest.Repository).UpdateAsync(id, new CheckRunUpdate
        {
            Status = CheckStatus.Completed,
            Conclusion = conclusion,
            DetailsUrl = _details?.AbsoluteUri,
            Output = output,
        }).ConfigureAwait(false);
        return id;
    }

    /// <summary>Our newest check run on the head; two pull requests may share a head, so the external id decides.</summary>
    private async Task<long?> FindAsync(PullRequestSnapshot snapshot)
    {
        var runs = await new CheckRuns(_client, snapshot.PullRequest.Repository).OfAsync(snapshot.HeadSha).ConfigureAwait(false);
        return runs.Where(r => r.ExternalId == ExternalId(snapshot.PullRequest, snapshot.HeadSha)).MaxBy(static r => r.Id)?.Id;
    }

    private async Task<IReadOnlyList<string>> AnnotationsOfAsync(PullRequestSnapshot snapshot, long id)
    {
        var (owner, name) = snapshot.PullRequest.Repository;
        var annotations = await _client.Check.Run.GetAllAnnotations(owner, name, id, new ApiOptions { PageSize = 100 }).ConfigureAwait(false);
        return [.. annotations.Select(static a => DigestOf(a.Path, a.StartLine, a.EndLine, a.AnnotationLevel?.Value, a.Message))];
    }

    /// <summary>The gravest findings that have a line of the head; of equal ones those that the review tells first.</summary>
    private static List<NewCheckRunAnnotation> Annotations(Review review, out int onLines)
    {
        // A removed entry has a line of the base text, where the head has something else.
        var inHead = review.Parts.All(static part => part.Changes is not null) ? review.Parts.SelectMany(static part => part.Changes!.After.Entries).ToHashSet() : null;
        var findings = review.FindingsByPart.Where(f => f.Finding.Line is not null && (f.Finding.Entry is not { } entry || inHead?.Contains(entry) != false)).ToList();
        onLines = findings.Count;
        return [.. findings
            .Take(MostAnnotations)
            .Select(static found => Annotation(found.Finding, found.Part))];
    }

    private static NewCheckRunAnnotation Annotation(Finding finding, Review review) => new(
        review.Request.ListPath,
        finding.Line!.Value,
        finding.EndLine ?? finding.Line.Value,
        finding.Severity switch
        {
            Severity.Failure => CheckAnnotationLevel.Failure,
            Severity.Warning => CheckAnnotationLevel.Warning,
            _ => CheckAnnotationLevel.Notice,
        },
        Messages.Format(finding.Message, review.Locale))
    {
        Title = Excerpt.Of(Messages.Get($"{finding.RuleId}.title", review.Locale), LongestTitle),
    };
}
