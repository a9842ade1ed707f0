namespace CuratorBot.Service.Recovery;

/// <summary>Registers what finds missed work.</summary>
internal static class RecoverySetup
{
    public static IServiceCollection AddRecovery(this IServiceCollection services) => services
        .AddSingleton<InstalledRepositories>()
        .AddSingleton<FailedDeliveries>()
        .AddSingleton<MissedEvents>()
        .AddSingleton<MissedWork>();
}
