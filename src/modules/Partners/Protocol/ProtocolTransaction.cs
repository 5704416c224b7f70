using OpenIddict.Server;
using Shahr.Kit.Data;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// What partners send is answered by OpenIddict before any route, so the house's one transaction is begun and
/// committed here: before the first row is read, and before the first byte of the answer leaves.
/// </summary>
internal sealed class ProtocolTransaction(CityTransaction transaction)
{
    private bool _mine;

    /// <summary>Begins, unless the route's own transaction is open already.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        if (transaction.Current is not null)
            return;
        await transaction.BeginAsync(ct);
        _mine = true;
    }

    /// <summary>Also after a refusal: that a code came twice and what it cost is remembered.</summary>
    public async Task CommitAsync()
    {
        if (!_mine)
            return;
        _mine = false;
        await transaction.CommitAsync(CancellationToken.None);
    }

    internal sealed class Begin(ProtocolTransaction protocol) : IOpenIddictServerHandler<ProcessRequestContext>
    {
        public async ValueTask HandleAsync(ProcessRequestContext context)
        {
            if (
                context.EndpointType
                is OpenIddictServerEndpointType.Token
                    or OpenIddictServerEndpointType.Revocation
                    or OpenIddictServerEndpointType.DeviceAuthorization
            )
                await protocol.BeginAsync(context.CancellationToken);
        }
    }

    internal sealed class Commit<TContext>(ProtocolTransaction protocol) : IOpenIddictServerHandler<TContext>
        where TContext : BaseContext
    {
        public async ValueTask HandleAsync(TContext context) => await protocol.CommitAsync();
    }
}
