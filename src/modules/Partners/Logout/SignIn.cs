namespace Shahr.Partners;

/// <summary>By which session of the city a partner signed somebody in; kept for partners that want to hear its end.
/// </summary>
internal sealed class SignIn
{
    public Guid SessionId { get; set; }

    public Guid PartnerId { get; set; }

    /// <summary>The partner's own word for the person; the city's id is not kept here.</summary>
    public string Subject { get; set; } = "";

    public DateTime BegunAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>When the partner is told, or told again; null while the session lasts.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>How often it was told in vain.</summary>
    public int Attempts { get; set; }
}
