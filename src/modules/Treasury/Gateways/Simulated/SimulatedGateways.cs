using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>The two providers of the demo, of different manners. On a real city there is none of them.</summary>
internal sealed class SimulatedGateways(DataFolder data, TimeProvider clock, GatewaySettings settings)
{
    public const string Pages = "/dev/psp/";
    public const string Folder = "psp-simulator";
    private static readonly GatewayName Alborz = new(
        "alborz",
        "درگاه آزمایشی البرز",
        "Test provider Alborz",
        new Guid("00000000-0000-8000-8000-0000000000a1")
    );
    private static readonly GatewayName Dena = new(
        "dena",
        "درگاه آزمایشی دنا",
        "Test provider Dena",
        new Guid("00000000-0000-8000-8000-0000000000a2")
    );

    /// <summary>The one of the older manner.</summary>
    public PspBook Soap { get; } = new(Alborz, FileOf(data, Alborz), clock);

    /// <summary>The one of the newer manner.</summary>
    public PspBook Json { get; } = new(Dena, FileOf(data, Dena), clock);

    /// <summary>The book behind a provider's code; null where there is none, or nothing is simulated.</summary>
    public PspBook? Find(string? code) =>
        !settings.Simulated ? null
        : code == Alborz.Code ? Soap
        : code == Dena.Code ? Json
        : null;

    /// <summary>The adapters, speaking to the simulators.</summary>
    public IReadOnlyList<IPaymentGateway> Gateways() =>
        settings.Simulated
            ?
            [
                new SoapGateway(Alborz, Client(new SoapPsp(Soap)), "1001", $"{Pages}{Alborz.Code}/start"),
                new JsonGateway(Dena, Client(new JsonPsp(Json)), "demo", $"{Pages}{Dena.Code}/"),
            ]
            : [];

    private static HttpClient Client(PspServer server) => new(server) { BaseAddress = new Uri("http://localhost/") };

    private static string FileOf(DataFolder data, GatewayName name) =>
        Path.Join(data.Path, Folder, name.Code + ".jsonl");
}
