extension FieldNames {
    /// Parties, agents, accounts and addresses: `tag|English|Russian|Kazakh`.
    static let partyNames = """
        Dbtr|Debtor|Плательщик|Төлеуші
        DbtrAcct|Debtor account|Счёт плательщика|Төлеушінің шоты
        DbtrAgt|Debtor agent|Банк плательщика|Төлеушінің банкі
        DbtrAgtAcct|Debtor agent account|Счёт банка плательщика|Төлеуші банкінің шоты
        Cdtr|Creditor|Получатель|Алушы
        CdtrAcct|Creditor account|Счёт получателя|Алушының шоты
        CdtrAgt|Creditor agent|Банк получателя|Алушының банкі
        CdtrAgtAcct|Creditor agent account|Счёт банка получателя|Алушы банкінің шоты
        UltmtDbtr|Ultimate debtor|Конечный плательщик|Түпкі төлеуші
        UltmtCdtr|Ultimate creditor|Конечный получатель|Түпкі алушы
        InitgPty|Initiating party|Инициатор платежа|Төлем бастамашысы
        InstgAgt|Instructing agent|Инструктирующий агент|Нұсқау беруші агент
        InstdAgt|Instructed agent|Инструктируемый агент|Нұсқау алушы агент
        IntrmyAgt1|Intermediary agent 1|Банк-посредник 1|1-делдал банк
        IntrmyAgt2|Intermediary agent 2|Банк-посредник 2|2-делдал банк
        IntrmyAgt3|Intermediary agent 3|Банк-посредник 3|3-делдал банк
        PrvsInstgAgt1|Previous instructing agent 1|Предыдущий инструктирующий агент 1|1-алдыңғы нұсқау беруші агент
        PrvsInstgAgt2|Previous instructing agent 2|Предыдущий инструктирующий агент 2|2-алдыңғы нұсқау беруші агент
        PrvsInstgAgt3|Previous instructing agent 3|Предыдущий инструктирующий агент 3|3-алдыңғы нұсқау беруші агент
        InstgRmbrsmntAgt|Instructing reimbursement agent|Возмещающий агент отправителя|Жөнелтушінің өтеу агенті
        InstdRmbrsmntAgt|Instructed reimbursement agent|Возмещающий агент получателя|Алушының өтеу агенті
        ThrdRmbrsmntAgt|Third reimbursement agent|Третий возмещающий агент|Үшінші өтеу агенті
        Agt|Agent|Агент|Агент
        Pty|Party|Сторона|Тарап
        FIId|Financial institution|Финансовая организация|Қаржы ұйымы
        FinInstnId|Financial institution identification|Идентификация финансовой организации\
        |Қаржы ұйымын сәйкестендіру
        BrnchId|Branch|Филиал|Филиал
        BICFI|Business identifier code|Банковский идентификационный код|Банктік сәйкестендіру коды
        AnyBIC|Business identifier code|Бизнес-идентификационный код|Бизнес-сәйкестендіру коды
        LEI|LEI|LEI|LEI
        ClrSysMmbId|Clearing system member|Участник клиринговой системы|Клиринг жүйесінің қатысушысы
        MmbId|Member identification|Идентификатор участника|Қатысушы идентификаторы
        OrgId|Organisation identification|Идентификация организации|Ұйымды сәйкестендіру
        PrvtId|Private identification|Идентификация физического лица|Жеке тұлғаны сәйкестендіру
        DtAndPlcOfBirth|Date and place of birth|Дата и место рождения|Туған күні мен жері
        BirthDt|Date of birth|Дата рождения|Туған күні
        PrvcOfBirth|Province of birth|Область рождения|Туған облысы
        CityOfBirth|City of birth|Город рождения|Туған қаласы
        CtryOfBirth|Country of birth|Страна рождения|Туған елі
        CtryOfRes|Country of residence|Страна резидентства|Резиденттік елі
        CtctDtls|Contact details|Контактные данные|Байланыс деректері
        PhneNb|Telephone number|Номер телефона|Телефон нөмірі
        MobNb|Mobile number|Номер мобильного телефона|Ұялы телефон нөмірі
        FaxNb|Fax number|Номер факса|Факс нөмірі
        EmailAdr|Email address|Адрес электронной почты|Электрондық пошта мекенжайы
        Acct|Account|Счёт|Шот
        IBAN|IBAN|IBAN|IBAN
        Prxy|Account alias|Псевдоним счёта|Шоттың бүркеншік аты
        Ownr|Owner|Владелец|Иесі
        Svcr|Servicer|Обслуживающая организация|Қызмет көрсетуші ұйым
        PstlAdr|Postal address|Почтовый адрес|Пошталық мекенжай
        AdrTp|Address type|Тип адреса|Мекенжай түрі
        Dept|Department|Отдел|Бөлім
        SubDept|Subdepartment|Подотдел|Бөлімше
        StrtNm|Street|Улица|Көше
        BldgNb|Building number|Номер дома|Үй нөмірі
        BldgNm|Building name|Название здания|Ғимарат атауы
        Flr|Floor|Этаж|Қабат
        PstBx|Post box|Абонентский ящик|Абоненттік жәшік
        Room|Room|Помещение|Бөлме
        PstCd|Post code|Почтовый индекс|Пошта индексі
        TwnNm|Town|Город|Қала
        TwnLctnNm|Town location|Район города|Қала ауданы
        DstrctNm|District|Район|Аудан
        CtrySubDvsn|Country subdivision|Регион|Өңір
        Ctry|Country|Страна|Ел
        AdrLine|Address line|Строка адреса|Мекенжай жолы
        """
}
