using Shahr.Banking;
using Shahr.Cases;
using Shahr.Documents;
using Shahr.Identity;
using Shahr.Kit.Modules;
using Shahr.Maps;
using Shahr.Notify;
using Shahr.Partners;
using Shahr.Treasury;
using Shahr.Web.Cli;

namespace Shahr.Web.Host;

/// <summary>Every room of the city, in the order their schema is applied and their slots are filled.</summary>
public static class CityModules
{
    /// <summary>The list; a new module adds its line here.</summary>
    public static IReadOnlyList<IModule> Open(CityOptions options) =>
        [
            new CasesModule(),
            new MapsModule(),
            new IdentityModule(options.PublicUrl ?? ListenAddress.Default, options.Demo),
            new NotifyModule(options.PublicUrl ?? ListenAddress.Default, options.Demo),
            new DocumentsModule(options.PublicUrl ?? ListenAddress.Default, options.NameFa, options.NameEn),
            new PartnersModule(options.PublicUrl ?? ListenAddress.Default),
            new TreasuryModule(options.PublicUrl ?? ListenAddress.Default, options.NameFa, options.Demo),
            new BankingModule(options.Demo),
        ];
}
