using Shahr.Kit.Tests.Outbox;

// The kill -9 tests need a whole process to kill: this same program, started in another mode.
if (args is [CrashChild.Mode, ..])
    return await CrashChild.RunAsync(args[1..]);

return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
        args,
        Shahr.Kit.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions
    )
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
