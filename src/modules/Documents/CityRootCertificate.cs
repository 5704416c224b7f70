using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shahr.Paper;

namespace Shahr.Documents;

/// <summary>The city's root certificate, for people who check documents without the city.</summary>
internal static class CityRootCertificate
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/verify/root.pem", Send);

    internal static ContentHttpResult Send(SigningKeys keys, HttpContext http)
    {
        using var root = keys.Root();
        http.Response.Headers.ContentDisposition = "attachment; filename=\"city-root.pem\"";
        return TypedResults.Text(CityRoot.CertificatePem(root), "application/x-pem-file");
    }
}
