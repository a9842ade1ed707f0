namespace CuratorBot.Core.Tests.Rules;

/// <summary>Small lists in the model lists' forms, sound in every line, and changes of them.</summary>
internal static class FormList
{
    public const string English =
        """
        # Papers on roads

        ## Contents
        * [Walking / Running](#walking--running)
        * [Driving](#driving)
        * [New Papers](#new-papers)

        ### Walking / Running
        - **Going straight to the point** (2016), A. Ames et al. [[pdf]](https://example.org/straight.pdf)
        - **Turning at the corner** (2015), B. Boyd and C. Cole [[pdf]](https://example.org/corner.pdf)
        - **Climbing down the hill** (2014), D. Dunn et al. [[pdf]](https://example.org/hill.pdf)

        ### Driving
        - **Wide lanes** (2016), E. Egan et al. [[pdf]](https://example.org/wide.pdf)
        - **Deep potholes** (2015), F. Ford [[pdf]](https://example.org/deep.pdf)
        - **Flat tyres** (2013), G. Gray et al. [[pdf]](https://example.org/flat.pdf)

        ### New Papers
        - Bent rails (2017), H. Hale et al. [[pdf]](https://example.org/bent.pdf)
        - Lost keys (2017), I. Ives and J. Jones [[html]](https://example.org/lost)
        - Slow trains (2016), K. King et al. [[pdf]](https://example.org/slow.pdf)
        """;

    public const string Chinese =
        """
        # 道路论文

        ## 目录
        * [步行](#walking)
        * [新论文](#new-papers)

        ### 步行
        - **直奔目标**（2016），A. Ames等人 [[pdf]](https://example.org/straight.pdf)
        - **街角转弯**（2015），B. Boyd和C. Cole [[pdf]](https://example.org/corner.pdf)
        - **下坡之路**（2014），D. Dunn等人 [[pdf]](https://example.org/hill.pdf)

        ### 新论文
        - 《弯曲的铁轨》 (2017), H. Hale等人 [[pdf]](https://example.org/bent.pdf)
        - 《丢失的钥匙》 (2017), I. Ives和J. Jones [[html]](https://example.org/lost)
        - 《缓慢的列车》 (2016), K. King等人 [[pdf]](https://example.org/slow.pdf)
        - 《狭窄的小巷》 (2016), M. Moss等人 [[pdf]](https://example.org/narrow.pdf)
        - 《湿滑的台阶》 (2016), N. Nash等人 [[pdf]](https://example.org/wet.pdf)
        """;

    /// <summary>A change that puts a line below the one that begins so.</summary>
    public static RuleFixture Add(string below, string line, string list = English)
    {
        var lines = list.Split('\n').ToList();
        lines.Insert(lines.FindIndex(l => l.StartsWith(below, StringComparison.Ordinal)) + 1, line);
        return new RuleFixture { Base = list, Head = string.Join('\n', lines) };
    }

    /// <summary>A change that replaces a text of the list.</summary>
    public static RuleFixture Edit(string old, string now, string list = English)
    {
        Assert.Contains(old, list, StringComparison.Ordinal);
        return new RuleFixture { Base = list, Head = list.Replace(old, now, StringComparison.Ordinal) };
    }

    /// <summary>The one text that a rule offers.</summary>
    public static string? Remedy(this RuleFixture fixture, Core.Rules.IRule rule) => Assert.Single(fixture.Check(rule)).Remedy?.Text;
}
