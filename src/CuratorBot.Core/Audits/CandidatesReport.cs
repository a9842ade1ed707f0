using System.Globalization;
using CuratorBot.Core.Candidates;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>The part of an audit about papers that the list could have.</summary>
internal static class CandidatesReport
{
    private const int MostShown = 10;

    /// <summary>Writes the most cited candidates with their lines; nothing if there is none.</summary>
    public static void Write(ListCandidates candidates, CommentBody body, CommentTexts texts)
    {
        if (candidates.Candidates.Count == 0)
        {
            return;
        }

        var shown = candidates.Candidates.Take(MostShown).ToList();
        string[] blocks =
        [
            .. shown.Select(candidate => Block(candidate, texts)),
            .. candidates.Questions.Select(question => texts.Format(question.Source == CandidateSource.Authors ? "audit.candidates-authors" : "audit.candidates-citing", question.Asked, question.Of, question.Cut, question.Unanswered)),
        ];
        var key = candidates.Candidates.Count > MostShown ? "audit.candidates-most" : "audit.candidates";
        body.AddFolded(texts.Format(key, candidates.Candidates.Count, MostShown), blocks, "\n\n");
    }

    private static string Block(ListCandidate candidate, CommentTexts texts)
    {
        var paper = candidate.Paper;
        var name = MarkdownText.Inline(paper.Title + (paper.Year is { } year ? $" ({year.ToString(CultureInfo.InvariantCulture)})" : ""));
        string[] said =
        [
            .. candidate.Citations is { } citations ? [candidate.Needed is { } needed ? texts.Format("audit.candidate-citations-of", citations, needed) : texts.Format("audit.candidate-citations", citations)] : Array.Empty<string>(),
            .. candidate.Section is { } section ? [texts.Format("audit.candidate-section", section.Title)] : Array.Empty<string>(),
            .. candidate.CitedMoreThan is { } less ? [texts.Format("audit.candidate-more", less)] : Array.Empty<string>(),
        ];
        return $"- **{name}**{string.Concat(said.Select(static sentence => $" · {sentence}"))}" + (candidate.Line is { } line ? $"\n\n{MarkdownText.Fenced(line, "markdown")}" : "");
    }
}
