#!/bin/sh
# Opens 农技台账. fcitx has no plugin for this Qt, but answers as ibus does.
if [ "$QT_IM_MODULE" = fcitx ] || [ "$QT_IM_MODULE" = fcitx5 ]; then
    export QT_IM_MODULE=ibus
fi
exec /usr/lib/tecdesk/tecdesk "$@"
