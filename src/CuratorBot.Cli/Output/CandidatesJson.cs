using CuratorBot.Core.Candidates;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>Papers that a list could have, as public JSON (docs/companions.md).</summary>
internal static class CandidatesJson
{
    public static CandidatesShape Shape(ListCandidates candidates, string path, int most) => new(
        path,
        candidates.LookedAt,
        candidates.InList,
        candidates.Below,
        candidates.Unknown,
        candidates.CitedLess,
        candidates.Candidates.Count,
        [.. candidates.Candidates.Take(most).Select(Shape)],
        [.. candidates.Questions.Select(static question => new CandidateQuestionShape(question.Source.WireName(), question.Asked, question.Of, question.Cut, question.Unanswered, question.Problem))]);

    private static CandidateShape Shape(ListCandidate candidate) => new(
        candidate.Paper.Title,
        candidate.Paper.Year,
        [.. candidate.Paper.Authors.Select(static author => author.Name)],
        candidate.Citations,
        candidate.Needed,
        candidate.CitedMoreThan,
        candidate.Section?.Title,
        [.. candidate.Related.Select(static entry => entry.Line)],
        [.. PaperId.Of(candidate.Paper).Select(static id => id.ToString())],
        candidate.Paper.Url,
        candidate.Line);
}

/// <param name="Path">Path of the list.</param>
/// <param name="LookedAt">Papers that were looked at.</param>
/// <param name="InList">Papers that the list has.</param>
/// <param name="Below">Papers that do not reach what the list asks.</param>
/// <param name="Unknown">Papers whose year or citations are not known.</param>
/// <param name="CitedLess">Papers that reach it and are cited less than every paper of a full top.</param>
/// <param name="Count">Candidates, also those that are not shown.</param>
/// <param name="Candidates">The most cited candidates.</param>
/// <param name="Asked">What was asked to find them; empty for papers of a file.</param>
internal sealed record CandidatesShape(
    string Path,
    int LookedAt,
    int InList,
    int Below,
    int Unknown,
    int CitedLess,
    int Count,
    IReadOnlyList<CandidateShape> Candidates,
    IReadOnlyList<CandidateQuestionShape> Asked);

/// <param name="Title">Its title.</param>
/// <param name="Year">Its year; null where unknown.</param>
/// <param name="Authors">Its authors.</param>
/// <param name="Citations">How often it is cited; null where unknown.</param>
/// <param name="Needed">The citations that papers of its year need; null where none are asked.</param>
/// <param name="CitedMoreThan">Papers of a full top that are cited less; null where the top has room.</param>
/// <param name="Section">The section that it would go to; null where nothing tells.</param>
/// <param name="RelatedLines">Lines of the list's papers that led to it.</param>
/// <param name="Ids">Its ids.</param>
/// <param name="Url">Its page at the source; null if there is none.</param>
/// <param name="Text">The line to paste; null where the list's form cannot be written.</param>
internal sealed record CandidateShape(
    string Title,
    int? Year,
    IReadOnlyList<string> Authors,
    int? Citations,
    int? Needed,
    int? CitedMoreThan,
    string? Section,
    IReadOnlyList<int> RelatedLines,
    IReadOnlyList<string> Ids,
    string? Url,
    string? Text);

/// <param name="Source">authors or citing.</param>
/// <param name="Asked">Authors, or papers, that were asked about.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Cut">Of how many there is more than was given.</param>
/// <param name="Unanswered">How many have no answer.</param>
/// <param name="Problem">Why; null where all have one.</param>
internal sealed record CandidateQuestionShape(string Source, int Asked, int Of, int Cut, int Unanswered, string? Problem);
