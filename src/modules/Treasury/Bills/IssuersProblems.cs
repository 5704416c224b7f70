using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Every refusal about issuers and the lists they send.</summary>
internal static class IssuersProblems
{
    public static readonly Problem NoSuchIssuer = new(
        "treasury.no_such_issuer",
        404,
        "این صادرکننده در دست ادارهٔ شما نیست. فهرست صادرکنندگان را باز کنید.",
        "This issuer is not in your office's care. Open the list of issuers."
    );

    public static readonly Problem IssuerThere = new(
        "treasury.issuer_there",
        409,
        "صادرکننده‌ای با این خدمت و این کد شرکت هست. همان را دگرگون کنید.",
        "There is an issuer of this service and company code. Change that one."
    )
    {
        Field = "Company",
    };

    public static readonly Problem ClientTaken = new(
        "treasury.issuer_client_taken",
        409,
        "این سامانه برای صادرکنندهٔ دیگری می‌فرستد. شناسهٔ دیگری بنویسید یا تهی بگذارید.",
        "This system sends for another issuer. Write another client id, or leave it empty."
    )
    {
        Field = "ClientId",
    };

    public static readonly Problem NameNeeded = new(
        "treasury.issuer_name_needed",
        422,
        "نام صادرکننده را در یک تا {0} نویسه بنویسید.",
        "Write the issuer's name, in one to {0} letters."
    );

    public static readonly Problem ServiceNeeded = new(
        "treasury.issuer_service_needed",
        422,
        "خدمت را برگزینید.",
        "Choose the service."
    )
    {
        Field = "Service",
    };

    public static readonly Problem CompanyNeeded = new(
        "treasury.issuer_company_needed",
        422,
        "کد شرکت سه رقم است؛ آن را از روی یک قبض بنویسید.",
        "A company code has three digits; copy it from a bill."
    )
    {
        Field = "Company",
    };

    public static readonly Problem OfficeNeeded = new(
        "treasury.issuer_office_needed",
        422,
        "یکی از اداره‌های خود را برگزینید.",
        "Choose one of your offices."
    )
    {
        Field = "Office",
    };

    public static readonly Problem NumberNeeded = new(
        "treasury.issuer_number_needed",
        422,
        "عددی از صفر تا {0} بنویسید، یا تهی بگذارید.",
        "Write a number from zero to {0}, or leave it empty."
    );

    public static readonly Problem FileNeeded = new(
        "treasury.bill_file_needed",
        422,
        "فایل قبض‌ها را برگزینید.",
        "Choose the file of bills."
    )
    {
        Field = "file",
    };

    public static readonly Problem FileTooLarge = new(
        "treasury.bill_file_too_large",
        413,
        "فایل از ۲۰ مگابایت بزرگ‌تر است. آن را چند بخش کنید.",
        "The file is larger than 20 megabytes. Send it in parts."
    )
    {
        Field = "file",
    };

    public static readonly Problem HowNeeded = new(
        "treasury.bill_how_needed",
        422,
        "بگویید با سطرهای نادرست چه شود: همه یا هیچ (all)، یا بقیه (rest).",
        "Say what becomes of wrong lines: all or nothing (all), or the rest (rest)."
    )
    {
        Field = "how",
    };

    public static readonly Problem CheckFirst = new(
        "treasury.bill_check_first",
        409,
        "نخست همین فایل را بررسی کنید؛ سپس آن را بی هیچ تغییری بفرستید.",
        "Look through this very file first; then send it as it is."
    )
    {
        Field = "how",
    };

    public static readonly Problem NoneTaken = new(
        "treasury.bill_none_taken",
        422,
        "{0} سطر نادرست است و هیچ قبضی گرفته نشد. سطرها را درست کنید، یا بخواهید بقیه گرفته شود.",
        "{0} lines are wrong, and no bill was taken. Correct them, or ask for the rest to be taken."
    )
    {
        Field = "how",
    };

    public static readonly Problem MachineNeeded = new(
        "treasury.machine_needed",
        401,
        "سامانهٔ صادرکننده با رمز خودش (client credentials) و دامنهٔ bills.write می‌پرسد.",
        "An issuer's system asks with its own token (client credentials) for the scope bills.write."
    );

    public static readonly Problem NoIssuerOfMachine = new(
        "treasury.no_issuer_of_machine",
        403,
        "این سامانه برای هیچ صادرکننده‌ای نمی‌فرستد. اداره‌ای که صادرکننده در دست اوست آن را می‌افزاید.",
        "This system sends for no issuer. The office in whose care the issuer is adds it."
    );

    public static readonly Problem KeyNeeded = new(
        "treasury.bill_key_needed",
        400,
        "سرآیند Idempotency-Key را با نامی یکتا برای این فهرست بفرستید؛ تا صد نویسه.",
        "Send the header Idempotency-Key, a name of your own for this list; up to a hundred letters."
    );

    public static readonly Problem KeyOfAnother = new(
        "treasury.bill_key_of_another",
        409,
        "با این Idempotency-Key فهرست دیگری فرستاده شده است. نام تازه‌ای به این فهرست بدهید.",
        "Another list was sent under this Idempotency-Key. Give this list a new one."
    );

    public static readonly Problem ListNeeded = new(
        "treasury.bill_list_needed",
        422,
        "در bills یک تا {0} قبض بفرستید.",
        "Send one to {0} bills in “bills”."
    );
}
