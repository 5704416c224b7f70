using Shahr.Treasury.Tests;

// The kill -9 tests need processes to kill: this same program, started in another mode.
if (args is [KilledHolder.Mode, ..])
    return await KilledHolder.RunAsync(args[1..]);

return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
        args,
        SelfRegisteredExtensions.AddSelfRegisteredExtensions
    )
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
