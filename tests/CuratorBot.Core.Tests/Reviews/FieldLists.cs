namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Lists of fields far from deep learning. What is to be said of each change was written down before any of them was tried.</summary>
internal static class FieldLists
{
    public static IReadOnlyList<FieldList> All { get; } =
    [
        new(
            "cells",
            """
            # Papers on single cells

            ## Atlases
            - A map of the mouse gut. Abel A, Bach B. **Nature** (2019). [DOI](https://doi.org/10.1038/s41586-019-0001-1)
            - Blood cells of ten donors. Cole C, Dunn D, Egan E. **Cell Systems** (2021). [DOI](https://doi.org/10.1016/j.cels.2021.01.002)
            - Counting neurons in the fly. Ford F. **eLife** (2020). [DOI](https://doi.org/10.7554/eLife.50003)
            - How many cells are enough. Gray G, Hale H. **Genome Biology** (2018). [DOI](https://doi.org/10.1186/s13059-018-0004-4)

            ## Methods
            - Doublets and how to find them. Abel A, Kern K. **Cell Systems** (2019). [DOI](https://doi.org/10.1016/j.cels.2019.01.005)
            - Normalizing counts without spikes. Lund L, Mann M. **Nature Methods** (2017). [DOI](https://doi.org/10.1038/nmeth.4006)
            - Trajectories from snapshots. Ness N. **Nature Methods** (2019). [DOI](https://doi.org/10.1038/s41592-019-0007-7)
            - Batches are not biology. Penn P, Quist Q. **Biostatistics** (2020). [DOI](https://doi.org/10.1093/biostatistics/kxx008)
            """,
            """
            # Contributing

            Thank you! A few things before you open a pull request:

            - Entries are in alphabetical order of the first author's last name.
            - Please use the DOI of the published version. Only peer-reviewed work is listed.
            """,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["right"] = new("- Doublets", "- Imputing dropouts with care. Hill H, Iver I. **Genome Biology** (2021). [DOI](https://doi.org/10.1186/s13059-021-0009-9)", []),
                ["out of order"] = new("- Batches", "- Imputing dropouts with care. Hill H, Iver I. **Genome Biology** (2021). [DOI](https://doi.org/10.1186/s13059-021-0009-9)", ["order"]),
                ["preprint"] = new("- Doublets", "- Imputing dropouts with care. Hill H, Iver I. **bioRxiv** (2021). [DOI](https://doi.org/10.1101/2021.01.01.400010)", ["required-fields"]),
                ["twice"] = new("- Batches", "- Trajectories from snapshots. Ness N. **Nature Methods** (2019). [DOI](https://doi.org/10.1038/s41592-019-0007-7)", ["duplicate!"]),
            }),
        new(
            "gestures",
            """
            # Gesture input: a reading list

            Sorted by year, newest first. Every row must have a venue and a year.

            | Title | Venue | Year | Links |
            | :--- | :--- | :--- | :--- |
            | [Pinching in mid-air](https://doi.org/10.1145/3600001.3600001) | CHI | 2023 | [video](https://youtu.be/a1) |
            | [Thumbs on the wheel](https://doi.org/10.1145/3500001.3500002) | AutomotiveUI | 2022 | - |
            | [Knocking as a password](https://doi.org/10.1145/3400001.3400003) | UIST | 2021 | [video](https://youtu.be/a3) |
            | [Two hands, one watch](https://doi.org/10.1145/3300001.3300004) | CHI | 2019 | - |
            | [Waving at the kiosk](https://doi.org/10.1145/3200001.3200005) | MobileHCI | 2018 | - |
            | [A grammar of taps](https://doi.org/10.1016/j.ijhcs.2017.00006) | IJHCS | 2017 | [video](https://youtu.be/a6) |
            | [Drawing without looking](https://doi.org/10.1145/2900001.2900007) | UIST | 2016 | - |
            | [Feet under the table](https://doi.org/10.1145/2800001.2800008) | CHI | 2015 | - |
            """,
            null,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["right"] = new("| :---", "| [Nodding to the door](https://doi.org/10.1145/3700001.3700009) | CHI | 2024 | - |", []),
                ["out of order"] = new("| [Feet", "| [Nodding to the door](https://doi.org/10.1145/3700001.3700009) | CHI | 2024 | - |", ["order"]),
                ["no venue"] = new("| :---", "| [Nodding to the door](https://doi.org/10.1145/3700001.3700009) | | 2024 | - |", ["required-fields"]),
                ["a typo"] = new("| [Two hands", "| [Two hands on one watch](https://doi.org/10.1145/3300001.3300004) | CHI | 2019 | - |", [], Instead: true),
            }),
        new(
            "grasping",
            """
            # Awesome grasping

            ## 2024
            - **QuickGrip**: Fast grasps for slow robots, *ICRA 2024* [[paper]](https://arxiv.org/abs/2402.00001) [[code]](https://github.com/a/quick)
            - **SoftHand**: A hand that gives way, *RSS 2024* [[paper]](https://arxiv.org/abs/2405.00002) [[code]](https://github.com/a/soft)
            - **BinDiver**: Picking from deep bins, *ICRA 2024* [[paper]](https://arxiv.org/abs/2401.00003) [[code]](https://github.com/a/bin)
            - **GlassEye**: Seeing what is transparent, *CoRL 2024* [[paper]](https://arxiv.org/abs/2406.00004) [[code]](https://github.com/a/glass)

            ## 2023
            - **TwoArms**: Handing over in flight, *IROS 2023* [[paper]](https://arxiv.org/abs/2303.00005) [[code]](https://github.com/a/two)
            - **RopeTie**: Knots by touch alone, *RSS 2023* [[paper]](https://arxiv.org/abs/2304.00006) [[code]](https://github.com/a/rope)
            - **PushFirst**: When to push before you pull, *ICRA 2023* [[paper]](https://arxiv.org/abs/2301.00007) [[code]](https://github.com/a/push)
            - **Suction**: One cup for all boxes, *RA-L 2023* [[paper]](https://arxiv.org/abs/2302.00008) [[code]](https://github.com/a/cup)
            """,
            """
            ## How to add a paper

            Put it under its year; add a section for the year if there is none.
            Each entry should have the name of the method, the title, the venue, and a link to the code if there is one.
            """,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["next year"] = new("# Awesome", "\n## 2025\n- **HookLine**: Hooks for handles, *ICRA 2025* [[paper]](https://arxiv.org/abs/2502.00009) [[code]](https://github.com/a/hook)", []),
                ["no code yet"] = new("- **GlassEye", "- **HookLine**: Hooks for handles, *IROS 2024* [[paper]](https://arxiv.org/abs/2407.00009)", []),
                ["no scheme"] = new("- **GlassEye", "- **HookLine**: Hooks for handles, *IROS 2024* [[paper]](arxiv.org/abs/2407.00009) [[code]](https://github.com/a/hook)", ["entry-format"]),
                ["under both years"] = new("- **GlassEye", "- **TwoArms**: Handing over in flight, *IROS 2023* [[paper]](https://arxiv.org/abs/2303.00005) [[code]](https://github.com/a/two)", ["duplicate"]),
            }),
        new(
            "codes",
            """
            # Quantum codes

            ## Theory
            1. A. Abel, *Codes on a torus*, Ann. Phys. 303, 2 (2003). [arXiv](https://arxiv.org/abs/quant-ph/9700001)
            2. B. Bach and C. Cole, *Thresholds of surface codes*, J. Math. Phys. 43, 4452 (2005). [arXiv](https://arxiv.org/abs/quant-ph/0110002)
            3. D. Dunn, *Colours for qubits*, Phys. Rev. Lett. 97, 180501 (2006). [arXiv](https://arxiv.org/abs/quant-ph/0605003)
            4. E. Egan et al., *Subsystems that correct themselves*, Phys. Rev. A 73, 012340 (2008). [arXiv](https://arxiv.org/abs/0806.0004)
            5. F. Ford, *Cubic codes without strings*, Phys. Rev. A 83, 042330 (2011). [arXiv](https://arxiv.org/abs/1101.0005)
            6. G. Gray and H. Hale, *Products of graphs*, IEEE Trans. Inf. Theory 60, 1193 (2014). [arXiv](https://arxiv.org/abs/0903.0006)
            7. I. Ives, *Cats against noise*, New J. Phys. 16, 045014 (2015). [arXiv](https://arxiv.org/abs/1312.0007)
            8. J. Jones et al., *Good codes at last*, Quantum 6, 800 (2022). [arXiv](https://arxiv.org/abs/2111.0008)
            """,
            """
            Papers are listed in chronological order. Please link the abstract page on arXiv rather than the PDF.
            """,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["right"] = new("8. J.", "9. K. Kern, *Floquet codes revisited*, Quantum 8, 1200 (2024). [arXiv](https://arxiv.org/abs/2401.00009)", []),
                ["on top"] = new("## Theory", "1. K. Kern, *Floquet codes revisited*, Quantum 8, 1200 (2024). [arXiv](https://arxiv.org/abs/2401.00009)", ["order"]),
                ["to the pdf"] = new("8. J.", "9. K. Kern, *Floquet codes revisited*, Quantum 8, 1200 (2024). [arXiv](https://arxiv.org/pdf/2401.00009)", ["pdf-link"]),
                ["no year"] = new("8. J.", "9. K. Kern, *Floquet codes revisited*, Quantum 8, 1200. [arXiv](https://arxiv.org/abs/2401.00009)", ["entry-format"]),
            }),
        new(
            "fuzzing",
            """
            # Fuzzing papers

            Please follow the format below:

            ```
            * [Title](link) - Authors (Venue Year)
            ```

            ## Papers
            * [Bugs in the boot loader](https://www.usenix.org/conference/usenixsecurity23/presentation/abel) - Ann Abel, Bo Bach (USENIX Security 2023)
            * [Seeds that matter](https://doi.org/10.1145/3548606.3500002) - Cy Cole (CCS 2022)
            * [Grammars from nothing](https://doi.org/10.1109/SP46214.2022.00003) - Di Dunn, Ed Egan, Flo Ford (IEEE S&P 2022)
            * [The scheduler knows](https://www.ndss-symposium.org/wp-content/uploads/2021-4-paper.pdf) - Gil Gray (NDSS 2021)
            * [Crashes are not bugs](https://www.usenix.org/conference/usenixsecurity21/presentation/hale) - Hal Hale, Ida Ives (USENIX Security 2021)
            * [Slow targets, fast fuzzers](https://doi.org/10.1145/3372297.3400006) - Jan Jones (CCS 2020)
            * [Coverage is not enough](https://doi.org/10.1109/SP40000.2020.00007) - Kim Kern, Lou Lund (IEEE S&P 2020)
            * [Kernels under fire](https://www.ndss-symposium.org/wp-content/uploads/2019-8-paper.pdf) - Max Mann (NDSS 2019)

            ## Tools
            * [shaker](https://github.com/a/shaker) - a fuzzer for drivers
            * [rattle](https://github.com/a/rattle) - a fuzzer for parsers
            """,
            null,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["right"] = new("## Papers", "* [Fuzzing what is signed](https://doi.org/10.1145/3576915.3600009) - Ned Ness, Oz Owen (CCS 2023)", []),
                ["another form"] = new("## Papers", "* Ned Ness, Oz Owen: **Fuzzing what is signed**. CCS, 2023. [[link]](https://doi.org/10.1145/3576915.3600009)", ["entry-format"]),
                ["a tool"] = new("* [rattle]", "* [drum](https://github.com/a/drum) - a fuzzer for compilers", []),
                ["removed"] = new("* [Kernels", "", [], Instead: true),
            }),
        new(
            "医学影像",
            """
            # 医学影像分割论文

            论文按时间倒序排列。请勿新增章节。

            ## 目录
            - [心脏](#心脏)
            - [肝脏](#肝脏)

            ## 心脏
            - 基于形状先验的左心室分割（2023），张伟、李娜，*MICCAI 2023* [[论文]](https://arxiv.org/abs/2307.00001)
            - 少量标注下的心脏分割（2022），王芳，*TMI 2022* [[论文]](https://arxiv.org/abs/2203.00002)
            - 跨模态心脏分割（2020），刘洋、陈静，*MICCAI 2020* [[论文]](https://arxiv.org/abs/2006.00003)
            - 时序一致的心脏分割（2019），赵磊，*MedIA 2019* [[论文]](https://arxiv.org/abs/1904.00004)

            ## 肝脏
            - 肝脏肿瘤的级联分割（2021），孙丽、周涛，*TMI 2021* [[论文]](https://arxiv.org/abs/2102.00005)
            - 肝血管的图模型分割（2020），吴敏，*MedIA 2020* [[论文]](https://arxiv.org/abs/2008.00006)
            - 三维卷积与肝脏分割（2018），郑强，*MICCAI 2018* [[论文]](https://arxiv.org/abs/1806.00007)
            - 肝脏分割的边界损失（2017），冯雪、蒋明，*MICCAI 2017* [[论文]](https://arxiv.org/abs/1707.00008)
            """,
            null,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["right"] = new("## 肝脏", "- 肝脏分割的不确定性估计（2023），何琳，*MICCAI 2023* [[论文]](https://arxiv.org/abs/2307.00009)", []),
                ["out of order"] = new("- 肝脏分割的边界", "- 肝脏分割的不确定性估计（2023），何琳，*MICCAI 2023* [[论文]](https://arxiv.org/abs/2307.00009)", ["order"]),
                ["new section"] = new("- 肝脏分割的边界", "\n## 肾脏\n- 肾脏分割的不确定性估计（2023），何琳，*MICCAI 2023* [[论文]](https://arxiv.org/abs/2307.00009)", ["sections-frozen!"]),
                ["twice"] = new("- 肝脏肿瘤", "- 肝脏肿瘤的级联分割（2021），孙丽、周涛，*TMI 2021* [[论文]](https://arxiv.org/abs/2102.00005)", ["duplicate!"]),
            }),
        new(
            "monsoon",
            """
            # Reading on the monsoon

            ## Onset
            - Abel, A., & Bach, B. (2019). When the rains begin. *Journal of Climate*, 32(4), 1001–1019. https://doi.org/10.1175/JCLI-D-18-0001.1
            - Cole, C. (2016). Early warnings from the sea. *Geophysical Research Letters*, 43, 222–230. https://doi.org/10.1002/2016GL060002
            - Dunn, D., Egan, E., & Ford, F. (2021). Soil moisture and first rains. *Climate Dynamics*, 57, 33–48. https://doi.org/10.1007/s00382-021-00003-3
            - Gray, G. (2012). Mountains and delays. *Nature Geoscience*, 5, 400–404. https://doi.org/10.1038/ngeo1404

            ## Breaks
            - Hale, H., & Ives, I. (2014). Dry spells in July. *Monthly Weather Review*, 142, 77–95. https://doi.org/10.1175/MWR-D-13-0005.1
            - Jones, J. (2018). Active phases and breaks. *Journal of Climate*, 31(9), 555–570. https://doi.org/10.1175/JCLI-D-17-0006.1
            - Kern, K., & Lund, L. (2020). Waves from the west. *Climate Dynamics*, 55, 101–118. https://doi.org/10.1007/s00382-020-00007-7
            - Mann, M. (2010). A century of breaks. *International Journal of Climatology*, 30, 88–99. https://doi.org/10.1002/joc.2008
            """,
            null,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["right"] = new("- Mann", "- Ness, N., & Owen, O. (2022). Breaks in warmer worlds. *Earth System Dynamics*, 13, 12–29. https://doi.org/10.5194/esd-13-12-2022", []),
                ["no year"] = new("- Mann", "- Ness, N., & Owen, O. Breaks in warmer worlds. *Earth System Dynamics*, 13, 12–29. https://doi.org/10.5194/esd-13-12-009", ["entry-format"]),
                ["an address corrected"] = new("- Mann", "- Mann, M. (2010). A century of breaks. *International Journal of Climatology*, 30, 88–99. https://doi.org/10.1002/joc.2010", [], Instead: true),
                ["twice, in both sections"] = new("- Gray", "- Jones, J. (2018). Active phases and breaks. *Journal of Climate*, 31(9), 555–570. https://doi.org/10.1175/JCLI-D-17-0006.1", ["duplicate"]),
            }),
        new(
            "reviewing",
            """
            # Code review papers

            新论文请放在最上面。New papers go first: the latest paper is on top.

            ## Studies
            - **What reviewers overlook** (ICSE 2022)
              - Ann Abel, Bo Bach
              - [[Paper]](https://doi.org/10.1145/3510003.3510001) [[Code]](https://github.com/a/overlook)
            - **Comments that change code** (FSE 2021)
              - Cy Cole
              - [[Paper]](https://doi.org/10.1145/3468264.3468002) [[Code]](https://github.com/a/comments)
            - **Reviews at night** (MSR 2020)
              - Di Dunn, Ed Egan
              - [[Paper]](https://doi.org/10.1145/3379597.3387003) [[Code]](https://github.com/a/night)
            - **Small patches, fast answers** (ICSE 2018)
              - Flo Ford, Gil Gray
              - [[Paper]](https://doi.org/10.1145/3180155.3180004) [[Code]](https://github.com/a/small)
            """,
            null,
            new Dictionary<string, FieldChange>(StringComparer.Ordinal)
            {
                ["right"] = new("## Studies", "- **Who answers the reviewer** (ICSE 2023)\n  - Hal Hale, Ida Ives\n  - [[Paper]](https://doi.org/10.1109/ICSE48619.2023.00005) [[Code]](https://github.com/a/who)", []),
                ["at the bottom"] = new("  - [[Paper]](https://doi.org/10.1145/3180155", "- **Who answers the reviewer** (ICSE 2023)\n  - Hal Hale, Ida Ives\n  - [[Paper]](https://doi.org/10.1109/ICSE48619.2023.00005) [[Code]](https://github.com/a/who)", ["order"]),
                ["no authors"] = new("## Studies", "- **Who answers the reviewer** (ICSE 2023)\n  - [[Paper]](https://doi.org/10.1109/ICSE48619.2023.00005) [[Code]](https://github.com/a/who)", ["authors"]),
                ["a blank in a link"] = new("## Studies", "- **Who answers the reviewer** (ICSE 2023)\n  - Hal Hale, Ida Ives\n  - [[Paper]] (https://doi.org/10.1109/ICSE48619.2023.00005) [[Code]](https://github.com/a/who)", ["entry-format"]),
            }),
    ];
}
