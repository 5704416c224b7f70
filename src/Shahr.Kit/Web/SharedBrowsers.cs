using Microsoft.AspNetCore.Http;

namespace Shahr.Kit.Web;

/// <summary>
/// Tells a browser that many people use in turn, such as a kiosk, from all others: limits by network address would make
/// its people pay for each other, and several of them for one building.
/// </summary>
public interface ISharedBrowsers
{
    /// <summary>
    /// The id of the shared browser this request says it comes from, by a cookie of this city; null for others. A hint
    /// for counting, asked of no database: nothing is opened by it.
    /// </summary>
    Guid? Seen(HttpContext http);
}
