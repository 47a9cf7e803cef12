extension SentenceTable {
    /// The rules of Kazakhstan.
    static let kazakhSentences = """
        kz:tenge-decimals
        en An amount in tenge has at most two decimals.
        ru В сумме в тенге не более двух знаков после запятой.
        kk Теңгедегі сомада үтірден кейін ең көбі екі таңба болады.

        kz:purpose-form
        en A payment purpose (KNP) has three digits.
        ru Код назначения платежа (КНП) состоит из трёх цифр.
        kk Төлем белгілеу коды (КНП) үш цифрдан тұрады.

        kz:eknp
        en After EKNP must stand KOd, KBe, currency and KNP, such as EKNP 2717KZT710.
        ru После слова EKNP должны стоять КОд, КБе, валюта и КНП, например EKNP 2717KZT710.
        kk EKNP сөзінен кейін КОд, КБе, валюта және КНП тұруы керек, мысалы, EKNP 2717KZT710.
        en The remittance lines carry two different EKNP codes.
        ru В строках назначения платежа указаны два разных кода EKNP.
        kk Төлем мақсатының жолдарында екі түрлі EKNP коды көрсетілген.

        kz:eknp-currency
        en The EKNP code is about {1}, which is the currency of no amount of the payment.
        ru В коде EKNP указана валюта {1}, в которой нет ни одной суммы платежа.
        kk EKNP кодында {1} валютасы көрсетілген, бірақ төлемнің ешбір сомасы бұл валютада емес.

        kz:purpose-carriers
        en The payment purpose (KNP) is {1} in one element and {2} in another.
        ru Код назначения платежа (КНП) в одном поле {1}, а в другом {2}.
        kk Төлем белгілеу коды (КНП) бір өрісте {1}, ал басқасында {2}.

        kz:purpose
        en A payment that touches Kazakhstan must carry a payment purpose (KNP).
        ru Платёж, связанный с Казахстаном, должен содержать код назначения платежа (КНП).
        kk Қазақстанға қатысты төлемде төлем белгілеу коды (КНП) болуы керек.

        kz:kod kz:kbe
        en {1} {2} contradicts the country of residence {3}.
        ru Код {1} {2} противоречит стране резидентства {3}.
        kk {1} {2} коды {3} резиденттік еліне қайшы келеді.

        kz:account-scheme
        en An account at a bank in Kazakhstan should be an IBAN, or name its scheme.
        ru Счёт в банке Казахстана следует указывать в формате IBAN или называть его схему.
        kk Қазақстан банкіндегі шот IBAN пішімінде берілуі немесе схемасының атауы көрсетілуі керек.

        kz:charset
        en The character {1} is neither Latin, Russian nor Kazakh.
        ru Знак {1} не относится ни к латинице, ни к русскому, ни к казахскому алфавиту.
        kk {1} таңбасы латын, орыс немесе қазақ әліпбиіне жатпайды.

        kz:mixed-alphabets
        en The word {1} mixes Latin and Cyrillic letters, which look alike.
        ru В слове {1} смешаны похожие латинские и кириллические буквы.
        kk {1} сөзінде ұқсас латын және кириллица әріптері араласқан.
        """
}
