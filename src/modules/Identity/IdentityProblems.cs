using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Every refusal of this module. None that a stranger can see tells whether an account exists.</summary>
internal static class IdentityProblems
{
    public static readonly Problem NationalCodeWrong = new(
        "identity.national_code_wrong",
        422,
        "این کد ملی درست نیست. ده رقم روی کارت ملی را دوباره ببینید و بنویسید.",
        "This national code is not right. Look at the ten digits on the card again and type them."
    );

    public static readonly Problem MobileWrong = new(
        "identity.mobile_wrong",
        422,
        "این شمارهٔ همراه درست نیست. آن را با ۰۹ و در یازده رقم بنویسید؛ مانند ۰۹۱۲۳۴۵۶۷۸۹.",
        "This mobile number is not right. Write eleven digits that begin with 09, for example 09123456789."
    );

    public static readonly Problem ContactNoteTooLong = new(
        "identity.contact_note_too_long",
        422,
        "این یادداشت بلندتر از ۲۰۰ نویسه است. آنچه باید پیش از هر تماس دانست بنویسید.",
        "This note is longer than 200 letters. Write what must be known before anybody contacts you."
    );

    public static readonly Problem NameMissing = new(
        "identity.name_missing",
        422,
        "نام خود را همان‌گونه که در شناسنامه آمده است بنویسید.",
        "Write your name as it stands in your birth certificate."
    );

    public static readonly Problem NameTooLong = new(
        "identity.name_too_long",
        422,
        "این نام از ۸۰ نویسه بلندتر است. آن را کوتاه‌تر بنویسید.",
        "This name is longer than 80 characters. Write it shorter."
    );

    public static readonly Problem NameNotLetters = new(
        "identity.name_not_letters",
        422,
        "نام از حرف ساخته می‌شود. رقم و نشانه‌ها را بردارید.",
        "A name is made of letters. Take out digits and signs."
    );

    public static readonly Problem CodeWrong = new(
        "identity.code_wrong",
        422,
        "این کد درست نیست یا زمانش گذشته است. تازه‌ترین پیامک را ببینید و شش رقم آن را بنویسید، یا کد تازه بگیرید.",
        "This code is wrong or has run out. Look at the newest message and type its six digits, or get a new code."
    );

    public static readonly Problem CodeUsedUp = new(
        "identity.code_used_up",
        422,
        "پنج بار کد نادرست نوشته شد و این کد دیگر کار نمی‌کند. کد تازه بگیرید.",
        "Five wrong codes were typed and this code no longer works. Get a new one."
    );

    public static readonly Problem ResendTooSoon = new(
        "identity.resend_too_soon",
        429,
        "پیامک گاهی با اندکی درنگ می‌رسد. {0} ثانیهٔ دیگر می‌توانید کد تازه بگیرید.",
        "Messages sometimes arrive late. You can get a new code in {0} seconds."
    );

    public static readonly Problem TooOften = new(
        "identity.too_often",
        429,
        "این کار در زمان کوتاه بارها انجام شد. برای امنیت شما {0} دقیقه صبر کنید و سپس دوباره بکوشید.",
        "This was done many times in a short while. For your safety wait {0} minutes and try again."
    );

    public static readonly Problem FlowEnded = new(
        "identity.flow_ended",
        409,
        "زمان این ورود گذشته یا پیش‌تر به پایان رسیده است. از آغاز شروع کنید؛ چیزی از دست نرفته است.",
        "This sign-in has run out or was finished before. Start again; nothing is lost."
    );

    public static readonly Problem CannotFinish = new(
        "identity.cannot_finish",
        409,
        "ثبت‌نام این‌جا به پایان نرسید. اگر پیش‌تر ثبت‌نام کرده‌اید وارد شوید؛ "
            + "وگرنه با کارت ملی به پیشخوان شهر بیایید.",
        "Sign-up could not be finished here. If you signed up before, sign in; "
            + "otherwise come to the city's counter with your card."
    );

    public static readonly Problem SessionGone = new(
        "identity.session_gone",
        404,
        "این نشست دیگر باز نیست. فهرست تازه را ببینید.",
        "This session is no longer open. Look at the fresh list."
    );

    public static readonly Problem PasskeyRefused = new(
        "identity.passkey_refused",
        422,
        "این گذرکلید پذیرفته نشد. دوباره بکوشید، یا با کد ملی و کد پیامکی وارد شوید.",
        "This passkey was not accepted. Try again, or sign in with your national code and a code by message."
    );

    public static readonly Problem PasskeyStale = new(
        "identity.passkey_stale",
        422,
        "این صفحه کهنه شده بود. همین‌جا دوباره بکوشید؛ چیزی از دست نرفته است.",
        "This page had gone stale. Try again right here; nothing is lost."
    );

    public static readonly Problem PasskeyNotAdded = new(
        "identity.passkey_not_added",
        422,
        "گذرکلید ساخته نشد. روی همین دستگاه دوباره بکوشید؛ اگر باز نشد، دستگاه دیگری را بیازمایید.",
        "The passkey was not made. Try again on this device; if it fails again, try another one."
    );

    public static readonly Problem PasskeysFull = new(
        "identity.passkeys_full",
        409,
        "شما {0} گذرکلید دارید و بیش از این جا نیست. یکی را که دیگر به کار نمی‌برید بردارید.",
        "You have {0} passkeys, and there is room for no more. Remove one that you no longer use."
    );

    public static readonly Problem PasskeyNameWrong = new(
        "identity.passkey_name_wrong",
        422,
        "نامی کوتاه بنویسید که دستگاه را با آن بشناسید؛ دست‌بالا ۶۰ نویسه.",
        "Write a short name you know the device by; at most 60 characters."
    );

    public static readonly Problem PasskeyGone = new(
        "identity.passkey_gone",
        404,
        "این گذرکلید دیگر در حساب شما نیست. فهرست تازه را ببینید.",
        "This passkey is no longer in your account. Look at the fresh list."
    );

    public static readonly Problem LanguageUnknown = new(
        "identity.language_unknown",
        422,
        "یکی از دو زبان فارسی و انگلیسی را برگزینید.",
        "Choose Persian or English."
    );

    public static readonly Problem WishUnknown = new(
        "identity.wish_unknown",
        422,
        "یکی از گزینه‌ها را برگزینید.",
        "Choose one of the options."
    );

    public static readonly Problem OfficeUnknown = new(
        "identity.office_unknown",
        404,
        "اداره‌ای با این نشانی نیست. از فهرست اداره‌ها یکی را برگزینید.",
        "There is no such office. Choose one from the list."
    );

    public static readonly Problem FirstCodeWrong = new(
        "identity.first_code_wrong",
        422,
        "این کد با کلید بالا نمی‌خواند. شاید نیم‌دقیقه‌اش گذشته باشد: کدی را که همین حالا در برنامه می‌بینید بنویسید. "
            + "اگر باز نشد، ساعت گوشی را روی «خودکار» بگذارید.",
        "This code does not fit the key above. Its half minute may be over: type the one the app shows right now. "
            + "If it fails again, set your phone's clock to automatic."
    );

    public static readonly Problem SecondCodeWrong = new(
        "identity.second_code_wrong",
        422,
        "این کد درست نیست یا یک بار به کار رفته است. کد بعدی رمزساز را بنویسید، یا یکی از کدهای بازیابی را.",
        "This code is wrong or was used once. Type the app's next code, or one of your recovery codes."
    );

    public static readonly Problem AuthenticatorThere = new(
        "identity.authenticator_there",
        409,
        "رمزساز شما پیش‌تر روشن شده است. برای گوشی تازه، نخست آن را بردارید و سپس از نو بسازید.",
        "Your authenticator is on already. For a new phone remove it first, then set it up again."
    );

    public static readonly Problem AuthenticatorStale = new(
        "identity.authenticator_stale",
        422,
        "این صفحه کهنه شده بود و کلید تازه‌ای ساختیم. کلید پیشین را از برنامه پاک کنید و این یکی را بخوانید.",
        "This page had gone stale, so there is a new key. Delete the old one from the app and read this one."
    );

    public static readonly Problem AuthenticatorGone = new(
        "identity.authenticator_gone",
        404,
        "رمزسازی روشن نیست. اگر می‌خواهید، از نو یکی بسازید.",
        "There is no authenticator. Set one up again if you wish."
    );

    public static readonly Problem OfficerUnknown = new(
        "identity.officer_unknown",
        422,
        "کسی با این کد ملی حساب ندارد. از همکارتان بخواهید نخست خودش ثبت‌نام کند.",
        "Nobody with this national code has an account. Ask your colleague to sign up first."
    );

    public static readonly Problem NotAnOfficer = new(
        "identity.not_an_officer",
        404,
        "این همکار دیگر در این اداره نیست. فهرست تازه را ببینید.",
        "This colleague is no longer in the office. Look at the fresh list."
    );

    public static readonly Problem GrantToSelf = new(
        "identity.grant_to_self",
        403,
        "هیچ‌کس نمی‌تواند به خودش دسترسی بدهد. این کار را از مدیر دیگری بخواهید.",
        "Nobody may grant permissions to themselves. Ask another administrator."
    );

    public static readonly Problem PermissionMissing = new(
        "identity.permission_missing",
        422,
        "دست‌کم یک دسترسی را برگزینید.",
        "Choose at least one permission."
    );

    public static readonly Problem ReasonMissing = new(
        "identity.reason_missing",
        422,
        "دلیل را در چند واژه بنویسید؛ کنار این کار در تاریخچه می‌ماند.",
        "Write the reason in a few words; it stays with this act in the history."
    );

    public static readonly Problem ReasonTooLong = new(
        "identity.reason_too_long",
        422,
        "دلیل از ۵۰۰ نویسه بلندتر است. آن را کوتاه‌تر بنویسید.",
        "The reason is longer than 500 characters. Write it shorter."
    );

    public static readonly Problem LookUnknown = new(
        "identity.look_unknown",
        404,
        "چنین نگاهی به پروندهٔ شما ثبت نشده است. آن را از فهرست نگاه‌ها باز کنید.",
        "There is no such look at your record. Open it from the list of looks."
    );

    public static readonly Problem TooManyPayees = new(
        "identity.too_many_payees",
        429,
        "امروز گیرنده‌های زیادی جست‌وجو کردید. فردا دوباره بکوشید.",
        "You looked for many receivers today. Try again tomorrow."
    );

    public static readonly Problem PayeeUnread = new(
        "identity.payee_unread",
        422,
        "این نه شمارهٔ همراه است، نه کد ملی و نه شناسهٔ ملی. همهٔ رقم‌های یکی از این‌ها را بنویسید.",
        "This is no mobile, no national code and no national id of an organisation. Write all digits of one of them."
    );

    public static readonly Problem NoSuchPayee = new(
        "identity.no_such_payee",
        422,
        "کسی با این شماره در شهر حساب ندارد. شماره را از خود گیرنده بپرسید.",
        "Nobody with this number has an account in the city. Ask the receiver for the number."
    );

    public static readonly Problem SeveralPayees = new(
        "identity.several_payees",
        422,
        "این شمارهٔ همراه از آنِ چند نفر است. کد ملی گیرنده را بنویسید.",
        "Several people share this mobile. Write the receiver's national code."
    );
}
