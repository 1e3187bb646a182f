#!/bin/sh
# What an ssh login gets instead of a shell: "get N" sends N bytes; without a command, every line typed is answered with some text.
set -- $SSH_ORIGINAL_COMMAND
if [ "$1" = get ]; then
    head -c "$2" /dev/zero
    exit 0
fi
printf 'laboratory$ '
while read -r line; do
    [ "$line" = exit ] && exit 0
    head -c $((${#line} * 97)) /dev/zero | tr '\0' 'o'
    printf '\r\nlaboratory$ '
done
