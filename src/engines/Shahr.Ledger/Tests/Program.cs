using Shahr.Ledger.Tests;

return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
        args,
        SelfRegisteredExtensions.AddSelfRegisteredExtensions
    )
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
