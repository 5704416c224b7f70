namespace Shahr.Identity;

/// <summary>What a person set out to do.</summary>
internal enum FlowKind
{
    SignIn,
    SignUp,

    /// <summary>Somebody signed in shows again who they are.</summary>
    Proof,

    /// <summary>Somebody who lost their mobile shows that another one is theirs.</summary>
    Recovery,
}

/// <summary>
/// A way through sign-up or sign-in. It is made without asking whether the person exists: only the worker that sends
/// the code looks that up, after the answer has left. So no page, status, header or time can tell.
/// </summary>
internal sealed class Flow
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan CodeLength = TimeSpan.FromMinutes(3);

    /// <summary>Pause before the code is sent again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    public const int MostSends = 4;

    public const int MostTries = 5;

    public Guid Id { get; set; }

    public FlowKind Kind { get; set; }

    /// <summary>Ciphertext of a <see cref="PersonKey"/>, bound to this flow's id.</summary>
    public string NationalCode { get; set; } = "";

    public string NationalCodeIndex { get; set; } = "";

    /// <summary>Ciphertext of the typed mobile; null at sign-in, which uses the mobile on record.</summary>
    public string? Mobile { get; set; }

    /// <summary>Ciphertext of the day of birth; of a passport's sign-up.</summary>
    public string? SealedBirth { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    /// <summary>Local address to go on to.</summary>
    public string Next { get; set; } = "/";

    public DateTime CreatedAt { get; set; }

    public DateTime EndsAt { get; set; }

    /// <summary>When a code was last asked for.</summary>
    public DateTime? AskedAt { get; set; }

    public int AskedTimes { get; set; }

    /// <summary>
    /// Keyed hash of the code; null before one was made and for ever where there is nobody to send it to.
    /// </summary>
    public string? CodeHash { get; set; }

    public DateTime? CodeEndsAt { get; set; }

    /// <summary>Wrong or right, every try at the present code.</summary>
    public int Tries { get; set; }

    /// <summary>Whose code was right, while the second question is open; otherwise null.</summary>
    public Guid? PersonId { get; set; }

    public DateTime? DoneAt { get; set; }

    /// <summary>
    /// Under what tries and codes are counted. Whoever asks to come back has a code on a telephone of their own: its
    /// being right must not begin the count of sign-in anew.
    /// </summary>
    public string CountedAs => Kind == FlowKind.Recovery ? "recovery:" + NationalCodeIndex : NationalCodeIndex;

    public bool IsOpen(DateTime now) => DoneAt is null && now < EndsAt;

    public bool IsComplete =>
        Kind != FlowKind.SignUp || (Mobile is not null && GivenName is not null && FamilyName is not null);
}
