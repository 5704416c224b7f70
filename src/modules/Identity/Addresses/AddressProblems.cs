using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What is refused about a person's own addresses.</summary>
internal static class AddressProblems
{
    public static readonly Problem Missing = new(
        "identity.address_missing",
        422,
        "نشانی را بنویسید، یا نقطهٔ آن را روی نقشه برگزینید.",
        "Write the address, or pick its point on the map."
    );

    public static readonly Problem TooLong = new(
        "identity.address_too_long",
        422,
        "این نشانی از ۳۰۰ نویسه بلندتر است. خیابان، کوچه و پلاک بس است؛ آن را کوتاه‌تر بنویسید.",
        "This address is longer than 300 characters. Street, lane and number are enough; write it shorter."
    );

    public static readonly Problem NotFoundOnMap = new(
        "identity.address_not_on_map",
        422,
        "این نشانی را روی نقشه پیدا نکردیم. نام خیابان یا جایی شناخته‌شده در نزدیکی را بنویسید، "
            + "یا نقطه را روی نقشه برگزینید.",
        "We could not find this address on the map. Write a street or a well-known place nearby, or pick the point."
    );

    public static readonly Problem OutsideCity = new(
        "identity.address_outside",
        422,
        "این نقطه بیرون از شهر است. نقطه‌ای درون شهر برگزینید؛ نشانی‌های بیرون از شهر را این‌جا نگه نمی‌داریم.",
        "This point lies outside the city. Pick one inside; addresses outside the city are not kept here."
    );

    public static readonly Problem PostalCodeWrong = new(
        "identity.postal_code_wrong",
        422,
        "کد پستی ده رقم است. آن را از روی قبض آب، برق یا گاز بنویسید، یا خالی بگذارید.",
        "A postal code has ten digits. Copy it from a water, power or gas bill, or leave it empty."
    );

    public static readonly Problem Gone = new(
        "identity.address_gone",
        404,
        "این نشانی دیگر این‌جا نیست. نشانی‌های خود را ببینید و اگر خواستید آن را دوباره بنویسید.",
        "This address is no longer here. Look at your addresses and write it again if you like."
    );
}
