/** Runs EPUBCheck on each book that is named, in one Java; writes what it finds beside the book. */
class Epubs {
    public static void main(String[] books) {
        for (String book : books) {
            String[] arguments = {book, "--quiet", "--json", book + ".json"};
            new com.adobe.epubcheck.tool.EpubChecker().run(arguments);
        }
    }
}
