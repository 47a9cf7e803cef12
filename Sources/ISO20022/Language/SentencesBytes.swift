extension SentenceTable {
    /// What a parser refuses, and what is refused of well-formed bytes.
    static let byteSentences = """
        xml:empty
        en The message is empty.
        ru Сообщение пустое.
        kk Хабарлама бос.

        xml:not-well-formed
        en The message is not well-formed XML: it breaks at line {1}, column {2}.
        ru Сообщение не является правильно построенным XML: нарушение в строке {1}, позиция {2}.
        kk Хабарлама дұрыс құрылған XML емес: бұзылған жері {1}-жол, {2}-орын.

        xml:namespace
        en A namespace is missing, declared wrongly or relative.
        ru Пространство имён не объявлено, объявлено неверно или относительное.
        kk Атаулар кеңістігі жарияланбаған, қате жарияланған немесе салыстырмалы.

        safe:limit-bytes
        en The message has {1} bytes; at most {2} are accepted.
        ru Размер сообщения в байтах: {1}; принимается не более {2}.
        kk Хабарламаның байтпен өлшемі: {1}; ең көбі {2} қабылданады.

        safe:encoding
        en The message begins with a byte order mark, which is not accepted.
        ru Сообщение начинается с метки порядка байтов, она не принимается.
        kk Хабарлама байттар ретінің белгісінен басталады, ол қабылданбайды.
        en The message is not UTF-8 at byte {1}.
        ru Сообщение не в кодировке UTF-8, нарушение в байте {1}.
        kk Хабарлама UTF-8 кодтауында емес, бұзылған байты: {1}.
        en The encoding {1} is not accepted; messages are UTF-8.
        ru Кодировка {1} не принимается, сообщения передаются в UTF-8.
        kk {1} кодтауы қабылданбайды, хабарламалар UTF-8 кодтауында беріледі.

        safe:version
        en XML version {1} is not accepted; messages are XML 1.0.
        ru Версия XML {1} не принимается, сообщения передаются в XML 1.0.
        kk XML {1} нұсқасы қабылданбайды, хабарламалар XML 1.0 түрінде беріледі.

        safe:doctype
        en A document type declaration is not accepted.
        ru Объявление типа документа (DOCTYPE) не принимается.
        kk Құжат түрін жариялау (DOCTYPE) қабылданбайды.

        safe:processing-instruction
        en A processing instruction is not accepted.
        ru Инструкция обработки не принимается.
        kk Өңдеу нұсқауы қабылданбайды.
        en A processing instruction is not accepted in a message.
        ru Инструкция обработки в сообщении не принимается.
        kk Хабарламада өңдеу нұсқауы қабылданбайды.

        safe:limit-depth
        en Elements are nested too deeply.
        ru Вложенность элементов слишком велика.
        kk Элементтердің кірістіру деңгейі тым терең.

        safe:limit-attributes
        en An element has too many attributes.
        ru У элемента слишком много атрибутов.
        kk Элементтің атрибуттары тым көп.

        safe:limit-text
        en A text is too long.
        ru Текст слишком длинный.
        kk Мәтін тым ұзын.
        """

    /// What is well-formed and may be valid, and yet two readers could take it for two different texts.
    static let contentSentences = """
        safe:comment
        en A comment is not accepted in the business parts of a message.
        ru Комментарии в содержательной части сообщения не принимаются.
        kk Хабарламаның мазмұндық бөлігінде түсініктемелер қабылданбайды.

        safe:cdata
        en A CDATA section is not accepted in the business parts of a message.
        ru Секции CDATA в содержательной части сообщения не принимаются.
        kk Хабарламаның мазмұндық бөлігінде CDATA секциялары қабылданбайды.

        safe:entity-reference
        en An entity reference is not accepted in a message.
        ru Ссылки на сущности в сообщении не принимаются.
        kk Хабарламада мәндерге сілтемелер қабылданбайды.

        safe:look-alike
        en {1} can be mistaken for another: the letter {2} at position {3} is {4}.
        ru Значение поля {1} можно принять за другое: буква {2} на месте {3} — {4}.
        kk {1} өрісінің мәнін басқасымен шатастыруға болады: {3}-орындағы {2} әрпі — {4} әрпі.
        en {1} can be mistaken for another: {2} at position {3} is no plain letter or digit.
        ru Значение поля {1} можно принять за другое: знак {2} на месте {3} — не обычная буква и не обычная цифра.
        kk {1} өрісінің мәнін басқасымен шатастыруға болады: {3}-орындағы {2} таңбасы қарапайым әріп те, цифр да емес.
        en {1} can be mistaken for another: the character {2} at position {3} cannot be seen.
        ru Значение поля {1} можно принять за другое: на месте {3} невидимый знак {2}.
        kk {1} өрісінің мәнін басқасымен шатастыруға болады: {3}-орында көрінбейтін {2} таңбасы тұр.

        safe:mixed-content
        en There is text or a comment between the elements.
        ru Между элементами находится текст или комментарий.
        kk Элементтердің арасында мәтін немесе түсініктеме бар.

        safe:not-plain-text
        en The value is not one plain text.
        ru Значение не является простым текстом.
        kk Мән қарапайым мәтін емес.

        safe:envelope
        en The envelope {1} is not one that the gateway knows, or something in it is not in its place.
        ru Конверт {1} шлюзу не известен, либо что-то в нём стоит не на своём месте.
        kk {1} конверті шлюзге белгісіз немесе ондағы бір нәрсе өз орнында тұрған жоқ.
        en The file has more than one AppHdr or Document; the first of each was checked.
        ru В файле больше одного элемента AppHdr или Document; проверены первые из них.
        kk Файлда бірнеше AppHdr немесе Document элементі бар; олардың біріншілері тексерілді.
        """

    /// What the gateway cannot read or does not know.
    static let pageSentences = """
        iso:page
        en {1} is not expected here.
        ru Поле {1} здесь не ожидается.
        kk {1} өрісі бұл жерде күтілмейді.
        en {1} is missing.
        ru Отсутствует поле {1}.
        kk {1} өрісі жоқ.
        en The value is not one this gateway can represent.
        ru Такое значение шлюз представить не может.
        kk Шлюз мұндай мәнді көрсете алмайды.
        en The attribute {1} is missing.
        ru Отсутствует атрибут {1}.
        kk {1} атрибуты жоқ.

        iso:header-version
        en The header definition {1} is not one this gateway knows; the header was not checked.
        ru Определение заголовка {1} шлюзу не известно, заголовок не проверен.
        kk Тақырыптың {1} анықтамасы шлюзге белгісіз, тақырып тексерілмеді.

        iso:message-definition
        en The message definition is not one this gateway knows.
        ru Определение этого сообщения шлюзу не известно.
        kk Бұл хабарламаның анықтамасы шлюзге белгісіз.
        en The message definition {1} is not one this gateway knows.
        ru Определение сообщения {1} шлюзу не известно.
        kk {1} хабарламасының анықтамасы шлюзге белгісіз.
        """
}
