namespace CuratorBot.Service.Operations;

internal static partial class OperationsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Instructions}")]
    public static partial void LogSetup(this ILogger logger, string instructions);
}
