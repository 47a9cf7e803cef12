extension FieldNames {
    /// Header, identifiers and what stands everywhere: `tag|English|Russian|Kazakh`.
    static let generalNames = """
        AppHdr|Business application header|Заголовок сообщения|Хабарлама тақырыбы
        Document|Document|Документ|Құжат
        Fr|Sender|Отправитель|Жөнелтуші
        To|Addressee|Адресат|Алушы тарап
        BizMsgIdr|Business message identifier|Идентификатор сообщения|Хабарлама идентификаторы
        MsgDefIdr|Message definition identifier|Идентификатор определения сообщения\
        |Хабарлама анықтамасының идентификаторы
        BizSvc|Business service|Бизнес-сервис|Бизнес-сервис
        MktPrctc|Market practice|Рыночная практика|Нарықтық тәжірибе
        CreDt|Creation date|Дата создания|Жасалған күні
        BizPrcgDt|Business processing date|Дата обработки|Өңдеу күні
        CpyDplct|Copy or duplicate|Признак копии или дубликата|Көшірме немесе телнұсқа белгісі
        PssblDplct|Possible duplicate|Возможный дубликат|Ықтимал телнұсқа
        Prty|Priority|Приоритет|Басымдық
        Sgntr|Signature|Подпись|Қолтаңба
        Rltd|Related header|Связанный заголовок|Байланысты тақырып
        CharSet|Character set|Набор символов|Таңбалар жиыны
        GrpHdr|Group header|Заголовок группы|Топ тақырыбы
        MsgHdr|Message header|Заголовок сообщения|Хабарлама тақырыбы
        MsgId|Message identification|Идентификатор сообщения|Хабарлама идентификаторы
        CreDtTm|Creation date and time|Дата и время создания|Жасалған күні мен уақыты
        NbOfTxs|Number of transactions|Количество операций|Операциялар саны
        CtrlSum|Control sum|Контрольная сумма|Бақылау сомасы
        BtchBookg|Batch booking|Пакетная проводка|Топтық өткізбе
        Id|Identification|Идентификатор|Идентификатор
        Cd|Code|Код|Код
        Prtry|Proprietary value|Собственное значение|Жеке мән
        Tp|Type|Тип|Түрі
        SubTp|Subtype|Подтип|Кіші түрі
        CdOrPrtry|Code or proprietary value|Код или собственное значение|Код немесе жеке мән
        Issr|Issuer|Кем выдан|Берген мекеме
        SchmeNm|Scheme name|Схема идентификации|Сәйкестендіру схемасы
        Othr|Other identification|Другой идентификатор|Басқа идентификатор
        Nm|Name|Наименование|Атауы
        Amt|Amount|Сумма|Сома
        Ccy|Currency|Валюта|Валюта
        Rate|Rate|Ставка|Мөлшерлеме
        Dt|Date|Дата|Күні
        DtTm|Date and time|Дата и время|Күні мен уақыты
        FrDt|From date|Дата начала|Басталу күні
        ToDt|To date|Дата окончания|Аяқталу күні
        FrDtTm|From date and time|Начало периода|Кезең басы
        ToDtTm|To date and time|Конец периода|Кезең соңы
        FrToDt|Period of dates|Период|Кезең
        Nb|Number|Номер|Нөмірі
        SeqNb|Sequence number|Порядковый номер|Реттік нөмірі
        Ref|Reference|Референс|Референс
        Refs|References|Референсы|Референстер
        Rsn|Reason|Причина|Себебі
        Sts|Status|Статус|Мәртебесі
        Inf|Information|Информация|Ақпарат
        Dtls|Details|Подробности|Толық мәліметтер
        AddtlInf|Additional information|Дополнительная информация|Қосымша ақпарат
        SplmtryData|Supplementary data|Дополнительные данные|Қосымша деректер
        PlcAndNm|Place and name|Место и имя|Орны мен атауы
        Envlp|Envelope of supplementary data|Конверт дополнительных данных|Қосымша деректер конверті
        """
}
