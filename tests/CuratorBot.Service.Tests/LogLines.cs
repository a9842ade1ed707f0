using Microsoft.Extensions.Logging;

namespace CuratorBot.Service.Tests;

/// <summary>Keeps what is logged, as an operator reads it.</summary>
internal sealed class LogLines<T> : List<(LogLevel Level, string Text)>, ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add((logLevel, formatter(state, exception)));
}
