<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
  <name>QShortcut</name>
  <message>
    <source>Left</source>
    <translation>←</translation>
  </message>
  <message>
    <source>Right</source>
    <translation>→</translation>
  </message>
  <message>
    <source>Up</source>
    <translation>↑</translation>
  </message>
  <message>
    <source>Down</source>
    <translation>↓</translation>
  </message>
  <message>
    <source>Return</source>
    <translation>Enter</translation>
  </message>
  <message>
    <source>Enter</source>
    <translation>Enter</translation>
  </message>
  <message>
    <source>Space</source>
    <translation>空格</translation>
  </message>
  <message>
    <source>Backspace</source>
    <translation>Backspace</translation>
  </message>
</context>
<context>
  <name>QFileDialog</name>
  <message>
    <source>&amp;Look in:</source>
    <translation>位置(&amp;L)：</translation>
  </message>
  <message>
    <source>Files of &amp;type:</source>
    <translation>文件类型(&amp;T)：</translation>
  </message>
  <message>
    <source>Directory:</source>
    <translation>文件夹：</translation>
  </message>
  <message>
    <source>Directories</source>
    <translation>文件夹</translation>
  </message>
  <message>
    <source>Parent Directory</source>
    <translation>上级文件夹</translation>
  </message>
  <message>
    <source>Go to the parent directory</source>
    <translation>到上级文件夹</translation>
  </message>
  <message>
    <source>Find Directory</source>
    <translation>选择文件夹</translation>
  </message>
  <message>
    <source>Detail View</source>
    <translation>详细列表</translation>
  </message>
  <message>
    <source>Change to detail view mode</source>
    <translation>显示为详细列表</translation>
  </message>
  <message>
    <source>List View</source>
    <translation>列表</translation>
  </message>
  <message>
    <source>Change to list view mode</source>
    <translation>显示为列表</translation>
  </message>
  <message>
    <source>Sidebar</source>
    <translation>常用位置</translation>
  </message>
  <message>
    <source>List of places and bookmarks</source>
    <translation>常用位置和书签</translation>
  </message>
  <message>
    <source>%1 already exists.
Do you want to replace it?</source>
    <translation>「%1」已存在。
要替换它吗？</translation>
  </message>
  <message>
    <source>%1
File not found.
Please verify the correct file name was given.</source>
    <translation>%1
找不到这个文件。
请检查文件名。</translation>
  </message>
  <message>
    <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
    <translation>%1
找不到这个文件夹。
请检查文件夹名。</translation>
  </message>
  <message>
    <source>'%1' is write protected.
Do you want to delete it anyway?</source>
    <translation>「%1」是只读的。
仍要删除吗？</translation>
  </message>
  <message>
    <source>Are you sure you want to delete '%1'?</source>
    <translation>确定删除「%1」吗？</translation>
  </message>
  <message>
    <source>Could not delete directory.</source>
    <translation>无法删除文件夹。</translation>
  </message>
</context>
<context>
  <name>QFileSystemModel</name>
  <message>
    <source>Name</source>
    <translation>名称</translation>
  </message>
  <message>
    <source>Size</source>
    <translation>大小</translation>
  </message>
  <message>
    <source>Type</source>
    <translation>类型</translation>
  </message>
  <message>
    <source>Kind</source>
    <translation>类型</translation>
  </message>
  <message>
    <source>Date Modified</source>
    <translation>修改时间</translation>
  </message>
  <message>
    <source>My Computer</source>
    <translation>计算机</translation>
  </message>
  <message>
    <source>Computer</source>
    <translation>计算机</translation>
  </message>
</context>
<context>
  <name>QPlatformTheme</name>
  <message>
    <source>&amp;Yes</source>
    <translation>是(&amp;Y)</translation>
  </message>
  <message>
    <source>&amp;No</source>
    <translation>否(&amp;N)</translation>
  </message>
</context>
<context>
  <name>QAbstractFileIconProvider</name>
  <message>
    <source>Drive</source>
    <translation>磁盘</translation>
  </message>
  <message>
    <source>Folder</source>
    <comment>All other platforms</comment>
    <translation>文件夹</translation>
  </message>
  <message>
    <source>File Folder</source>
    <comment>Match Windows Explorer</comment>
    <translation>文件夹</translation>
  </message>
  <message>
    <source>%1 File</source>
    <comment>%1 is a file name suffix, for example txt</comment>
    <translation>%1 文件</translation>
  </message>
  <message>
    <source>File</source>
    <translation>文件</translation>
  </message>
  <message>
    <source>Shortcut</source>
    <comment>All other platforms</comment>
    <translation>快捷方式</translation>
  </message>
  <message>
    <source>Alias</source>
    <comment>macOS Finder</comment>
    <translation>快捷方式</translation>
  </message>
  <message>
    <source>Unknown</source>
    <translation>未知</translation>
  </message>
</context>
<context>
  <name>QFileDialog</name>
  <message>
    <source>Drive</source>
    <translation>磁盘</translation>
  </message>
  <message>
    <source>Folder</source>
    <comment>All other platforms</comment>
    <translation>文件夹</translation>
  </message>
  <message>
    <source>File Folder</source>
    <comment>Match Windows Explorer</comment>
    <translation>文件夹</translation>
  </message>
  <message>
    <source>%1 File</source>
    <comment>%1 is a file name suffix, for example txt</comment>
    <translation>%1 文件</translation>
  </message>
  <message>
    <source>File</source>
    <translation>文件</translation>
  </message>
  <message>
    <source>Shortcut</source>
    <comment>All other platforms</comment>
    <translation>快捷方式</translation>
  </message>
  <message>
    <source>Alias</source>
    <comment>macOS Finder</comment>
    <translation>快捷方式</translation>
  </message>
  <message>
    <source>Unknown</source>
    <translation>未知</translation>
  </message>
</context>
</TS>
