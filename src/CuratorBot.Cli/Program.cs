using CuratorBot.Cli;

CuratorCli.UseInvariantCulture();
return await CuratorCli.RunAsync(args, CliHost.OfProcess(), CancellationToken.None);
