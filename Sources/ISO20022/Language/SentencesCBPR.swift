extension SentenceTable {
    /// The practice between correspondents: header, addresses, parties.
    static let correspondentPartySentences = """
        cbpr:unstructured-address
        en From 14 November 2026 an address must give at least the town and the country in their own fields.
        ru С 14 ноября 2026 года в адресе должны быть указаны в своих полях как минимум город и страна.
        kk 2026 жылғы 14 қарашадан бастап мекенжайда кемінде қала мен ел өз өрістерінде көрсетілуі керек.

        cbpr:unstructured-lines
        en An address of lines alone has at most three lines of 35 characters.
        ru В адресе из одних строк не более трёх строк по 35 знаков.
        kk Тек жолдардан тұратын мекенжайда 35 таңбадан аспайтын ең көбі үш жол болады.

        cbpr:town-and-country
        en An address must have {1}.
        ru В адресе должно быть поле {1}.
        kk Мекенжайда {1} өрісі болуы керек.

        cbpr:hybrid-lines
        en An address with a town and a country has at most two address lines.
        ru В адресе с городом и страной не более двух адресных строк.
        kk Қаласы мен елі көрсетілген мекенжайда ең көбі екі мекенжай жолы болады.

        cbpr:address-repeated
        en The address line repeats {1}.
        ru Строка адреса повторяет поле {1}.
        kk Мекенжай жолы {1} өрісін қайталайды.

        cbpr:header-version
        en The header must be of version head.001.001.02.
        ru Заголовок должен быть версии head.001.001.02.
        kk Тақырып head.001.001.02 нұсқасында болуы керек.

        cbpr:business-service
        en The business service must be swift.cbprplus, its variant and the number of a release.
        ru Бизнес-сервис должен состоять из swift.cbprplus, варианта и номера выпуска.
        kk Бизнес-сервис swift.cbprplus сөзінен, нұсқа түрінен және шығарылым нөмірінен тұруы керек.

        cbpr:signature
        en The header must not carry a signature.
        ru В заголовке не должно быть подписи.
        kk Тақырыпта қолтаңба болмауы керек.

        cbpr:processing-date
        en The header must not carry a processing date.
        ru В заголовке не должно быть даты обработки.
        kk Тақырыпта өңдеу күні болмауы керек.

        cbpr:message-identification
        en The header's business message identifier must be the message identification {1}.
        ru Идентификатор сообщения в заголовке должен совпадать с идентификатором {1} в документе.
        kk Тақырыптағы хабарлама идентификаторы құжаттағы {1} идентификаторымен бірдей болуы керек.

        cbpr:sender-and-addressee
        en The header names {1}, but {2} is {3}.
        ru В заголовке указан {1}, а в поле {2} — {3}.
        kk Тақырыпта {1} көрсетілген, ал {2} өрісінде — {3}.

        cbpr:priority
        en The header's priority must be the payment's priority {1}.
        ru Приоритет в заголовке должен совпадать с приоритетом платежа {1}.
        kk Тақырыптағы басымдық төлемнің {1} басымдығымен бірдей болуы керек.

        cbpr:cover-service
        en The cover service carries an underlying customer transfer, and no other service does.
        ru Исходный клиентский перевод передаётся в сервисе покрытия, и только в нём.
        kk Бастапқы клиенттік аударым жабу сервисінде, тек сонда ғана беріледі.

        cbpr:advice-service
        en An advice must have the settlement method COVE.
        ru У извещения способ расчёта должен быть COVE.
        kk Хабарламаның есеп айырысу тәсілі COVE болуы керек.

        cbpr:copy-duplicate
        en The header and the statement must say alike whether the statement is a copy or a duplicate.
        ru Заголовок и выписка должны одинаково указывать, является ли она копией или дубликатом.
        kk Тақырып пен үзінді көшірмеде оның көшірме не телнұсқа екені бірдей көрсетілуі керек.

        cbpr:agent-by-code
        en An institution with a business identifier code must not have a name or an address.
        ru У организации с кодом BIC не должно быть ни наименования, ни адреса.
        kk BIC коды бар ұйымның атауы да, мекенжайы да болмауы керек.

        cbpr:agent-identified
        en An institution must have a business identifier code, a name and an address, or a clearing number.
        ru У организации должен быть код BIC, наименование с адресом или клиринговый номер.
        kk Ұйымның BIC коды, атауы мен мекенжайы немесе клиринг нөмірі болуы керек.

        cbpr:agent-name-and-address
        en An institution without a business identifier code must have a name and an address.
        ru У организации без кода BIC должны быть наименование и адрес.
        kk BIC коды жоқ ұйымның атауы мен мекенжайы болуы керек.

        cbpr:party-name
        en A party without a business identifier code must have a name.
        ru У стороны без кода BIC должно быть наименование.
        kk BIC коды жоқ тараптың атауы болуы керек.

        cbpr:party-by-code
        en A party with a business identifier code must not have a name or an address.
        ru У стороны с кодом BIC не должно быть ни наименования, ни адреса.
        kk BIC коды бар тараптың атауы да, мекенжайы да болмауы керек.

        cbpr:remittance-form
        en Remittance information must be structured or unstructured, not both.
        ru Информация о платеже должна быть либо структурированной, либо неструктурированной.
        kk Төлем туралы ақпарат не құрылымдалған, не құрылымдалмаған болуы керек.

        cbpr:remittance-lines
        en There must be one line of unstructured remittance information.
        ru Должна быть одна строка неструктурированной информации о платеже.
        kk Құрылымдалмаған төлем ақпаратының бір жолы болуы керек.

        cbpr:remittance-length
        en Structured remittance information has at most {1} characters in all.
        ru Общая длина структурированной информации о платеже в знаках не более {1}.
        kk Құрылымдалған төлем ақпаратының таңбамен есептегендегі жалпы ұзындығы {1} мәнінен аспайды.
        """
}
