using System.CommandLine;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator completion SHELL</c>: a script that lets a shell complete commands, options and values.</summary>
internal sealed class CompletionCommand : CuratorCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };

    public CompletionCommand(CliHost host)
        : base(
            "completion",
            "Prints the completion script of a shell.",
            host,
            "curator completion bash > ~/.local/share/bash-completion/completions/curator",
            "curator completion zsh > ~/.zfunc/_curator",
            "curator completion fish > ~/.config/fish/completions/curator.fish",
            "curator completion pwsh >> $PROFILE")
    {
        _shell.CompletionSources.Add("bash", "zsh", "fish", "pwsh");
        Add(_shell);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var shell = parsed.GetRequiredValue(_shell);
        await Host.Out.WriteLineAsync(shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            "pwsh" => PowerShell,
            _ => throw new CliException($"curator completion: '{shell}' isn't a supported shell. Use one of bash, zsh, fish, pwsh."),
        });
        return ExitCode.Success;
    }

    // Each asks the [suggest] directive with the line typed so far and the cursor position; if it has no suggestion, files are offered.
    private const string Bash = """
        # bash completion for curator
        _curator() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(curator "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _curator curator
        """;

    private const string Zsh = """
        #compdef curator
        _curator() {
            local -a suggestions
            suggestions=("${(@f)$(curator "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- ${suggestions:#} || _files
        }
        if [[ "${funcstack[1]}" == _curator ]]; then _curator "$@"; else compdef _curator curator; fi
        """;

    private const string Fish = """
        # fish completion for curator
        function __curator_suggest
            set -l line (commandline -cp)
            curator "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c curator -a '(__curator_suggest)'
        """;

    private const string PowerShell = """
        # PowerShell completion for curator
        Register-ArgumentCompleter -Native -CommandName curator -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            curator "[suggest:$cursorPosition]" "$commandAst" 2>$null |
                Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;
}
