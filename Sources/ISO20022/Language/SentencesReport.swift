extension SentenceTable {
    /// The standard's rules of account reports, statements and notifications.
    static let reportSentences = """
        iso:*-pagination
        en The pages of the message are counted, so that those of a statement must not be.
        ru Пронумерованы страницы сообщения, поэтому страницы выписки нумеровать нельзя.
        kk Хабарламаның беттері нөмірленген, сондықтан үзінді көшірменің беттерін нөмірлеуге болмайды.

        iso:*-forward-available
        en A forward available balance must not say when it is available.
        ru Для будущего доступного остатка не указывается, когда он будет доступен.
        kk Болашақта қолжетімді қалдық үшін оның қашан қолжетімді болатыны көрсетілмейді.

        iso:*-reference
        en A transaction should have at least one reference.
        ru У операции должен быть хотя бы один референс.
        kk Операцияның кемінде бір референсі болуы керек.

        iso:transaction-code
        en A bank transaction code must have a domain or a proprietary code.
        ru Код банковской операции должен содержать область операций или собственный код.
        kk Банк операциясының кодында операция саласы немесе жеке код болуы керек.

        iso:transaction-code-family
        en The list of bank transaction codes has no family {1} in the domain {2}.
        ru В списке кодов банковских операций нет семейства {1} в области {2}.
        kk Банк операцияларының кодтары тізімінде {2} саласында {1} тобы жоқ.

        iso:transaction-code-subfamily
        en The list of bank transaction codes has no subfamily {1} in the family {2} {3}.
        ru В списке кодов банковских операций нет подсемейства {1} в семействе {2} {3}.
        kk Банк операцияларының кодтары тізімінде {2} {3} тобында {1} кіші тобы жоқ.
        """

    /// Codes and numbers that the standard takes from published lists.
    static let codeSentences = """
        iso:bic-country
        en Letters 5 and 6 of the business identifier code {1} are no country of ISO 3166-1.
        ru Буквы 5 и 6 кода BIC {1} не являются кодом страны по ISO 3166-1.
        kk {1} BIC кодының 5-ші және 6-шы әріптері ISO 3166-1 бойынша ел коды емес.

        iso:lei
        en The check digits of the legal entity identifier {1} do not fit the rest.
        ru Контрольные цифры кода LEI {1} не соответствуют остальной части.
        kk {1} LEI кодының бақылау цифрлары қалған бөлігіне сәйкес келмейді.

        iso:external-code
        en The code {1} is not in the code set {2} of {3}.
        ru Кода {1} нет в наборе кодов {2}, опубликованном {3}.
        kk {1} коды {3} жарияланған {2} кодтар жиынтығында жоқ.

        iso:C17 iso:account
        en An account must have an identification or a proxy.
        ru У счёта должен быть номер или псевдоним.
        kk Шоттың нөмірі немесе бүркеншік аты болуы керек.

        iso:C3 iso:date-times
        en Additional dates and times must hold at least one.
        ru Среди дополнительных дат и времён должна быть указана хотя бы одна величина.
        kk Қосымша күндер мен уақыттардың кемінде біреуі көрсетілуі керек.
        """
}
